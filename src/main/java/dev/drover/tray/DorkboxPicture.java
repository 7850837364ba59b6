package dev.drover.tray;

import dorkbox.systemTray.Entry;
import dorkbox.systemTray.MenuItem;
import dorkbox.systemTray.Separator;
import dorkbox.systemTray.SystemTray;
import dorkbox.systemTray.SystemTray.TrayType;
import dorkbox.updates.Updates;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Draws with dorkbox SystemTray. Lines are made once and then only change their words.
final class DorkboxPicture implements TrayPicture {
    private static final Duration LONGEST_SHUTDOWN = Duration.ofSeconds(2);
    private static final Logger log = LoggerFactory.getLogger(DorkboxPicture.class);

    private final SystemTray tray;
    private final Consumer<TrayMenu.Command> chosen;
    private final List<Entry> entries = new ArrayList<>();
    private @Nullable TrayMenu drawn;

    private DorkboxPicture(SystemTray tray, Consumer<TrayMenu.Command> chosen) {
        this.tray = tray;
        this.chosen = chosen;
    }

    /// @throws IllegalStateException if the icon would be invisible
    static DorkboxPicture make(TrayHost host, Consumer<TrayMenu.Command> chosen) {
        // The library would tell its maker's server which version runs here. Drover tells nobody.
        Updates.INSTANCE.setENABLE(false);
        boolean indicator = host.kind() == TrayHost.Kind.APP_INDICATOR;
        SystemTray.FORCE_TRAY_TYPE =
                indicator
                        ? TrayType.AppIndicator
                        : isLinux() ? TrayType.Swing : TrayType.AutoDetect;
        SystemTray tray = SystemTray.get("Drover");
        if (tray == null) {
            throw new IllegalStateException("the tray took no icon");
        }
        if (indicator && tray.getType() != TrayType.AppIndicator) {
            // It fell back to a kind that this desktop does not show.
            tray.shutdown();
            throw new IllegalStateException(
                    "the AppIndicator library is missing"
                            + " (on Debian: apt install libayatana-appindicator3-1)");
        }
        return new DorkboxPicture(tray, chosen);
    }

    private static boolean isLinux() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
    }

    @Override
    public void draw(TrayMenu menu) {
        TrayMenu before = drawn;
        if (before == null || before.status().mood() != menu.status().mood()) {
            tray.setImage(picture(menu.status().mood()));
        }
        if (before == null || !before.status().text().equals(menu.status().text())) {
            tray.setStatus(menu.status().text());
            if (tray.getType() == TrayType.Swing) {
                tray.setTooltip("Drover: " + menu.status().text());
            }
        }
        for (int i = 0; i < menu.items().size(); i++) {
            TrayMenu.Item item = menu.items().get(i);
            if (before == null) {
                entries.add(tray.getMenu().add(entry(item)));
            } else if (!before.items().get(i).equals(item)) {
                fill(entries.get(i), item);
            }
        }
        drawn = menu;
    }

    private Entry entry(TrayMenu.Item item) {
        return switch (item) {
            case TrayMenu.Line line -> {
                MenuItem made = new MenuItem(line.text());
                fill(made, line);
                yield made;
            }
            case TrayMenu.Separator line -> new Separator();
        };
    }

    private void fill(Entry entry, TrayMenu.Item item) {
        if (entry instanceof MenuItem shown && item instanceof TrayMenu.Line line) {
            TrayMenu.Command command = line.command();
            shown.setText(line.text());
            shown.setEnabled(command != null);
            shown.setCallback(command == null ? null : click -> chosen.accept(command));
        }
    }

    private static URL picture(TrayMood mood) {
        return Objects.requireNonNull(DorkboxPicture.class.getResource(mood.picture()));
    }

    @Override
    public void close() {
        CountDownLatch down = new CountDownLatch(1);
        tray.shutdown(down::countDown);
        try {
            if (!down.await(LONGEST_SHUTDOWN.toMillis(), TimeUnit.MILLISECONDS)) {
                log.debug("The tray toolkit takes its time to end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
