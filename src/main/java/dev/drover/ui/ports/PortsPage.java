package dev.drover.ui.ports;

import dev.drover.model.Place;
import dev.drover.model.view.InstanceView;
import dev.drover.model.view.PortView.Use;
import dev.drover.ui.page.Command;
import dev.drover.ui.page.Page;
import dev.drover.ui.page.Shell;
import dev.drover.ui.page.Snapshot;
import dev.drover.ui.part.Inquiry;
import dev.drover.ui.part.Sheet;
import dev.drover.ui.table.Pills;

import javafx.application.Platform;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The page of ports: the ranges as a picture, and the table of what is leased or used below. It
/// looks when it is opened, when somebody asks, and again while it shows; never on the FX thread
/// and never while nobody sees it.
public final class PortsPage implements Page {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    /// The header beside the filter has room for the pills with their words.
    private static final double WORDS_FIT = 800;

    /// The page has room for all ranges above the table.
    private static final double RANGES_FIT = 660;

    private final Shell shell;
    private final PortsModel model = new PortsModel();
    private final PortTable view;
    private final RangeStrip strip;
    private final Pills<Use> pills;
    private final Sheet sheet;
    private final StackPane root = new StackPane();
    private final Inquiry<Seen> looks;
    private volatile Known known = new Known(Map.of(), Instant.EPOCH);
    private volatile boolean fresh;
    private List<String> notices = List.of();
    private Instant looked = Instant.EPOCH;
    private @Nullable String wanted;

    /// What a look needs of the snapshot.
    private record Known(Map<String, InstanceView> instances, Instant now) {}

    /// @param anew false for what the last look had seen, which tells nothing of projects
    private record Seen(PortInputs.Look look, List<PortEntry> entries, boolean anew) {}

    public PortsPage(PortInputs inputs, Shell shell) {
        this.shell = shell;
        pills = new Pills<>(model.only(), PortLook.pills()).withAll("port", "ports");
        model.counts()
                .addListener((property, before, counts) -> pills.draw(counts.all(), counts::of));
        pills.draw(0, use -> 0);
        sheet = new Sheet(root);
        PortActions actions = new PortActions(shell, inputs, sheet, this::lookAgain);
        view = new PortTable(model, actions, shell);
        strip = new RangeStrip(this::choose, this::lookAgain, shell::copy);
        BorderPane page = new BorderPane(view.table().root());
        page.setTop(strip.root());
        root.getChildren().add(page);
        root.getStylesheets()
                .add(
                        Objects.requireNonNull(PortsPage.class.getResource("ports.css"))
                                .toExternalForm());
        root.widthProperty()
                .addListener(
                        (property, before, after) ->
                                pills.compact(after.doubleValue() < WORDS_FIT));
        root.heightProperty()
                .addListener(
                        (property, before, after) ->
                                strip.compact(after.doubleValue() < RANGES_FIT));
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        looks =
                new Inquiry<>(
                        () -> look(inputs),
                        this::show,
                        Inquiry.virtualThreads(),
                        Platform::runLater);
    }

    private Seen look(PortInputs inputs) {
        boolean anew = fresh;
        fresh = false;
        PortInputs.Look found = inputs.look().apply(anew);
        Known with = known;
        return new Seen(found, PortEntry.all(found, with.instances(), with.now()), anew);
    }

    @Override
    public boolean open(Place place) {
        String port = place instanceof Place.Ports(String id) ? id : null;
        wanted = null;
        if (!view.table().lead(port, () -> {})) {
            // The first look, or the one that sees it, may still be to come.
            wanted = port;
        }
        lookAgain();
        return true;
    }

    private void choose(String port) {
        view.table().lead(port, () -> {});
    }

    private void lookAgain() {
        fresh = true;
        looks.ask();
    }

    @Override
    public void draw(Snapshot snapshot) {
        Map<String, InstanceView> instances = new HashMap<>();
        snapshot.instances().forEach(one -> instances.put(one.id(), one));
        known = new Known(instances, snapshot.at());
        if (Duration.between(looked, snapshot.at()).compareTo(BETWEEN_LOOKS) >= 0) {
            looked = snapshot.at();
            looks.ask();
        }
    }

    private void show(Seen seen) {
        view.looked();
        if (seen.anew()) {
            notices = seen.look().ports().notices();
        }
        model.publish(seen.entries(), known.now());
        strip.draw(seen.look().ports(), seen.entries(), model.counts().get(), notices);
        String port = wanted;
        if (port != null && root.getParent() != null && seen.anew()) {
            wanted = null;
            if (!view.table().lead(port, () -> {})) {
                shell.say(missing(new Place.Ports(port)));
            }
        }
        if (fresh) {
            looks.ask(); // Somebody has asked meanwhile.
        }
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.F5 && !sheet.isOpen()) {
            lookAgain();
            event.consume();
        }
    }

    @Override
    public void focus() {
        view.table().focus();
    }

    @Override
    public boolean back() {
        if (sheet.isOpen()) {
            sheet.close();
            return true;
        }
        return view.table().back();
    }

    @Override
    public List<Command> commands() {
        List<Command> all = new ArrayList<>(view.commands());
        all.add(new Command("Look at ports again", "F5", this::lookAgain));
        return all;
    }

    @Override
    public String missing(Place place) {
        return "That port is free: nobody has leased it, and nothing listens there.";
    }

    @Override
    public Node lead() {
        return pills.root();
    }

    @Override
    public @Nullable StringProperty filter() {
        return model.filter();
    }

    @Override
    public Node root() {
        return root;
    }

    PortsModel model() {
        return model;
    }

    RangeStrip strip() {
        return strip;
    }
}
