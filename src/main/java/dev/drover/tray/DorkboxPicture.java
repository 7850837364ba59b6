package dev.drover.tray;

import dev.drover.tray.bus.SessionBus;

import dorkbox.jna.linux.GtkEventDispatch;
import dorkbox.systemTray.Entry;
import dorkbox.systemTray.Menu;
import dorkbox.systemTray.Separator;
import dorkbox.systemTray.SystemTray;
import dorkbox.systemTray.SystemTray.TrayType;
import dorkbox.systemTray.peer.MenuPeer;
import dorkbox.systemTray.util.EventDispatch;
import dorkbox.updates.Updates;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Draws with dorkbox SystemTray. Lines are made once and then only change their words.
final class DorkboxPicture implements TrayPicture {
    private static final Duration LONGEST_SHUTDOWN = Duration.ofSeconds(2);
    private static final Logger log = LoggerFactory.getLogger(DorkboxPicture.class);

    private final SystemTray tray;
    private final PanelGround ground;
    private final Consumer<TrayMenu.Command> chosen;
    private final PictureFiles pictures = PictureFiles.make();
    private final List<Entry> entries = new ArrayList<>();
    private final List<TrayMenu.Item> filled = new ArrayList<>();
    private @Nullable TrayMenu drawn;

    private DorkboxPicture(SystemTray tray, PanelGround ground, Consumer<TrayMenu.Command> chosen) {
        this.tray = tray;
        this.ground = ground;
        this.chosen = chosen;
    }

    /// @throws IllegalStateException if the icon would be invisible
    static DorkboxPicture make(TrayHost host, Consumer<TrayMenu.Command> chosen) {
        // The library would tell its maker's server which version runs here. Drover tells nobody.
        Updates.INSTANCE.setENABLE(false);
        if (isLinux()) {
            DesktopName.tell(System.getenv().getOrDefault("XDG_CURRENT_DESKTOP", ""));
        }
        boolean indicator = host.kind() == TrayHost.Kind.APP_INDICATOR;
        SystemTray.FORCE_TRAY_TYPE =
                indicator
                        ? TrayType.AppIndicator
                        : isLinux() ? TrayType.Swing : TrayType.AutoDetect;
        // A StatusNotifier host knows the size of its panel, and scales better than a guess.
        SystemTray.AUTO_SIZE = !indicator;
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
        if (indicator) {
            GioBus.surviveItsEnd();
        }
        return new DorkboxPicture(tray, DesktopScheme.ask(SessionBus.ofThisDesktop()), chosen);
    }

    private static boolean isLinux() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
    }

    @Override
    public void draw(TrayMenu menu) {
        TrayMenu before = drawn;
        drawn = menu;
        List<TrayMenu.Item> items = new ArrayList<>();
        items.add(new TrayMenu.Line(menu.status().text(), null));
        items.addAll(menu.items());
        if (before == null) {
            items.forEach(item -> entries.add(entry(item)));
            add();
        }
        // The library puts lines into the menu on this thread.
        EventDispatch.runLater(() -> fill(items));
        String picture = menu.status().picture(ground);
        if (before == null || !before.status().picture(ground).equals(picture)) {
            tray.setImage(pictures.file(picture).toFile());
        }
        if (tray.getType() == TrayType.Swing) {
            tray.setTooltip("Drover: " + menu.status().text());
        }
    }

    /// A StatusNotifier host reads the menu while it is built, and what it reads half-built has
    /// ended hosts. So it gets all lines in one step of its toolkit.
    private void add() {
        Menu root = tray.getMenu();
        if (isIndicator() && NativeParts.peer(root).orElse(null) instanceof MenuPeer peer) {
            GtkEventDispatch.dispatchAndWait(
                    () -> {
                        for (int i = 0; i < entries.size(); i++) {
                            peer.add(root, entries.get(i), i);
                        }
                    });
        } else {
            entries.forEach(root::add);
        }
    }

    private boolean isIndicator() {
        return tray.getType() == TrayType.AppIndicator;
    }

    private Entry entry(TrayMenu.Item item) {
        return switch (item) {
            case TrayMenu.Line _ -> new MenuLine(isIndicator());
            case TrayMenu.Separator _ -> new Separator();
        };
    }

    private void fill(List<TrayMenu.Item> items) {
        for (int i = 0; i < items.size(); i++) {
            TrayMenu.Item item = items.get(i);
            if (filled.size() <= i) {
                filled.add(item);
            } else if (filled.get(i).equals(item)) {
                continue;
            }
            filled.set(i, item);
            fill(entries.get(i), item);
        }
    }

    private void fill(Entry entry, TrayMenu.Item item) {
        if (entry instanceof MenuLine shown && item instanceof TrayMenu.Line line) {
            TrayMenu.Command command = line.command();
            shown.fill(line, command == null ? null : click -> chosen.accept(command));
        }
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
        pictures.close();
    }
}
