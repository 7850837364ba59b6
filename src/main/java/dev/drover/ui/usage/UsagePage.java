package dev.drover.ui.usage;

import dev.drover.model.Place;
import dev.drover.ui.charts.SaveChoice;
import dev.drover.ui.page.Command;
import dev.drover.ui.page.Page;
import dev.drover.ui.page.Shell;
import dev.drover.ui.page.Snapshot;
import dev.drover.ui.part.Inquiry;
import dev.drover.ui.usage.UsageChoice.Span;
import dev.drover.ui.usage.UsageChoice.Unit;
import dev.drover.ui.usage.UsageView.Side;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The page of usage. It asks when it is opened, when a person wants to see something else, and
/// again while it shows; never on the FX thread and never while nobody sees it.
public final class UsagePage implements Page {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    private final Shell shell;
    private final UsageInputs inputs;
    private final Segments<Span> spans;
    private final UsageBoard board;
    private final SourcesView sources;
    private final UsageEmptyState empty;
    private final UsageSaving saving;
    private final StackPane root = new StackPane();
    private final Inquiry<UsageLook> looks;
    private final Map<Span, UsageLook> seen = new EnumMap<>(Span.class);
    private final Map<String, String> instances = new HashMap<>();
    private volatile UsageChoice choice = UsageChoice.FIRST;
    private volatile boolean showsSources;
    private Instant now = Instant.EPOCH;
    private Instant looked = Instant.EPOCH;

    public UsagePage(UsageInputs inputs, SaveChoice save, Shell shell) {
        this.shell = shell;
        this.inputs = inputs;
        spans =
                new Segments<>(
                        "span",
                        "Days",
                        Segments.of(List.of(Span.values()), Span::word),
                        span -> lead(span, false));
        saving = new UsageSaving(shell, save, this::csv, this::json, this::file);
        board = new UsageBoard(shell, inputs.words(), save, saving.button(), new Choices());
        sources = new SourcesView(shell, inputs.words().statusLine(), this::toBoard);
        empty = new UsageEmptyState(shell::copy, () -> lead(Span.MONTH, false));
        root.setId("usage");
        root.getStyleClass().add("usage");
        root.getStylesheets()
                .add(
                        Objects.requireNonNull(UsagePage.class.getResource("usage.css"))
                                .toExternalForm());
        root.getChildren().addAll(board.root(), sources.root(), empty.root());
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        looks =
                new Inquiry<>(
                        this::look,
                        this::show,
                        failure -> failed(),
                        Inquiry.virtualThreads(),
                        Platform::runLater);
        choose();
    }

    private UsageLook look() {
        UsageChoice asked = choice;
        UsageInputs.Answer answer = inputs.report().of(asked.span().days(), asked.side());
        return new UsageLook(
                asked.side(),
                answer.report(),
                answer.hooks(),
                answer.json(),
                inputs.pool().get(),
                showsSources ? inputs.sources().get() : null);
    }

    private void show(UsageLook look) {
        for (Span span : Span.values()) {
            if (span.days() == look.report().days()) {
                seen.put(span, look);
            }
        }
        if (look.sources() != null) {
            sources.draw(look.sources());
        }
        redraw();
    }

    private void failed() {
        if (seen.isEmpty()) {
            empty.failed();
        }
    }

    /// What is known already stands there at once; the look that is under way brings the rest.
    private void redraw() {
        UsageLook look = seen.get(choice.span());
        if (look != null && look.isEmpty()) {
            empty.none(choice.span());
        } else if (look != null) {
            board.draw(look, choice, now);
        }
        choose();
    }

    private void choose() {
        UsageLook look = seen.get(choice.span());
        boolean nothing = look == null ? seen.isEmpty() : look.isEmpty();
        sources.root().setVisible(showsSources);
        empty.root().setVisible(!showsSources && nothing);
        board.root().setVisible(!showsSources && !nothing);
        spans.select(choice.span());
    }

    /// @param wantsSources whether the page within the page is to show
    private void lead(Span span, boolean wantsSources) {
        choice = choice.with(span);
        showsSources = wantsSources;
        redraw();
        looks.askAnew();
        shell.moved(place());
    }

    private Place.Usage place() {
        return new Place.Usage(
                showsSources ? Place.Usage.SOURCES : Integer.toString(choice.span().days()));
    }

    private void toBoard() {
        lead(choice.span(), false);
        board.focus();
    }

    private void toSources() {
        lead(choice.span(), true);
        sources.focus();
    }

    private void pick(UsageChoice next) {
        boolean other = next.side() != choice.side();
        choice = next;
        redraw();
        if (other) {
            looks.askAnew();
        }
    }

    @Override
    public boolean open(Place place) {
        String view = place instanceof Place.Usage(String it) ? it : null;
        showsSources = Place.Usage.SOURCES.equals(view);
        Span wanted = view == null ? null : Span.of(view).orElse(null);
        choice = wanted == null ? choice : choice.with(wanted);
        redraw();
        looks.askAnew();
        return view == null || showsSources || wanted != null;
    }

    @Override
    public void draw(Snapshot snapshot) {
        now = snapshot.at();
        instances.clear();
        snapshot.instances()
                .forEach(
                        one -> {
                            if (one.sessionId() != null) {
                                instances.put(one.sessionId(), one.id());
                            }
                        });
        if (Duration.between(looked, now).abs().compareTo(BETWEEN_LOOKS) >= 0) {
            looked = now;
            looks.ask();
        }
    }

    private void onKey(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case F5 -> looks.askAnew();
            case D -> lead(Span.TODAY, false);
            case W -> lead(Span.WEEK, false);
            case M -> lead(Span.MONTH, false);
            case C -> pick(choice.with(otherUnit()));
            default -> {
                return;
            }
        }
        event.consume();
    }

    private Unit otherUnit() {
        return choice.unit() == Unit.TOKENS ? Unit.COST : Unit.TOKENS;
    }

    private void open(String key) {
        switch (choice.side()) {
            case INSTANCE -> shell.open(new Place.Instances(key));
            case SESSION -> {
                String instance = instances.get(key);
                if (instance == null) {
                    shell.say("That conversation is over: no agent has it now.");
                } else {
                    shell.open(new Place.Instances(instance));
                }
            }
            default -> pick(choice.withOnly(key.equals(choice.only()) ? null : key));
        }
    }

    private String csv() {
        UsageLook look = seen.get(choice.span());
        return look == null ? "" : UsageExport.csv(look.report(), choice);
    }

    private String json() {
        UsageLook look = seen.get(choice.span());
        return look == null ? "" : look.json().get();
    }

    private String file() {
        return "usage-" + choice.span().days() + "-days";
    }

    @Override
    public void focus() {
        if (showsSources) {
            sources.focus();
        } else if (board.root().isVisible()) {
            board.focus();
        } else {
            spans.focus();
        }
    }

    @Override
    public boolean back() {
        if (showsSources) {
            toBoard();
            return true;
        }
        @Nullable String only = choice.only();
        if (only != null) {
            pick(choice.withOnly(null));
        }
        return only != null;
    }

    @Override
    public List<Command> commands() {
        return UsageCommands.of(
                span -> lead(span, false),
                side -> pick(choice.with(side)),
                () -> pick(choice.with(otherUnit())),
                this::toSources,
                looks::askAnew,
                seen.isEmpty() ? List.of() : saving.commands());
    }

    @Override
    public String missing(Place place) {
        return "Usage has no such view. It has today, 7, 30 and sources.";
    }

    @Override
    public Node lead() {
        return spans.root();
    }

    @Override
    public Node root() {
        return root;
    }

    UsageChoice choice() {
        return choice;
    }

    /// What a person chose on the board.
    private final class Choices implements UsageBoard.Told {
        @Override
        public void side(Side side) {
            pick(choice.with(side));
        }

        @Override
        public void unit(Unit unit) {
            pick(choice.with(unit));
        }

        @Override
        public void open(String key) {
            UsagePage.this.open(key);
        }

        @Override
        public void sources() {
            toSources();
        }
    }
}
