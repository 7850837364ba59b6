package dev.drover.ui.processes;

import dev.drover.model.Place;
import dev.drover.model.process.ProcessClass;
import dev.drover.model.view.InstanceView;
import dev.drover.model.view.ProcessTreeView.Directory;
import dev.drover.ui.charts.SaveChoice;
import dev.drover.ui.page.Command;
import dev.drover.ui.page.Page;
import dev.drover.ui.page.Report;
import dev.drover.ui.page.Shell;
import dev.drover.ui.page.Snapshot;
import dev.drover.ui.part.Inquiry;
import dev.drover.ui.part.Sheet;
import dev.drover.ui.part.Shown;
import dev.drover.ui.table.Pills;

import javafx.application.Platform;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The page of processes: the tree with what is worth a look above it. It looks again while it is
/// drawn, never on the FX thread and never while nobody sees it.
public final class ProcessesPage implements Page {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(4);

    /// Directories are counted on the disk.
    private static final Duration BETWEEN_SIZES = Duration.ofSeconds(60);

    /// The header beside the filter has room for the pills with their words.
    private static final double WORDS_FIT = 1_060;

    private final Shell shell;
    private final ProcessesModel model = new ProcessesModel();
    private final ProcessesView view;
    private final FindingStrip strip;
    private final DirectorySheet directorySheet;
    private final ProcessActions actions;
    private final EndSheet ending;
    private final Report report;
    private final Pills<ProcessClass> pills;
    private final Sheet sheet;
    private final StackPane root = new StackPane();
    private final Inquiry<ProcessForest> trees;
    private final Inquiry<List<Directory>> sizes;
    private volatile Map<String, String> owners = Map.of();
    private ProcessForest forest = ProcessForest.NONE;
    private List<Directory> directories = List.of();
    private Instant now = Instant.EPOCH;
    private Instant looked = Instant.EPOCH;
    private Instant sized = Instant.EPOCH;
    private Place.@Nullable Processes wanted;

    public ProcessesPage(ProcessInputs inputs, Shell shell) {
        this(inputs, shell, SaveChoice.dialog());
    }

    ProcessesPage(ProcessInputs inputs, Shell shell, SaveChoice save) {
        this.shell = shell;
        pills =
                new Pills<>(
                                model.only(),
                                Arrays.stream(ClassLook.values()).map(ClassLook::pill).toList())
                        .withAll("process", "processes");
        model.counts()
                .addListener((property, before, counts) -> pills.draw(counts.all(), counts::of));
        pills.draw(0, why -> 0);
        sheet = new Sheet(root);
        actions = new ProcessActions(shell, inputs, this::lookAgain);
        report = new Report(shell, save, "processes", "drover-processes.md", inputs.report());
        ending = new EndSheet(sheet, actions);
        directorySheet = new DirectorySheet(sheet, actions);
        view = new ProcessesView(model, actions, ending, shell);
        strip = new FindingStrip(actions, ending, directorySheet, report);
        BorderPane page = new BorderPane(view.root());
        page.setTop(strip.root());
        root.getChildren().add(page);
        root.widthProperty()
                .addListener(
                        (property, before, after) ->
                                pills.compact(after.doubleValue() < WORDS_FIT));
        trees =
                new Inquiry<>(
                        () -> ProcessForest.of(inputs.tree().get(), this::owner),
                        this::show,
                        Inquiry.virtualThreads(),
                        Platform::runLater);
        sizes =
                new Inquiry<>(
                        inputs.directories().all(),
                        this::show,
                        Inquiry.virtualThreads(),
                        Platform::runLater);
    }

    private String owner(String id) {
        return owners.getOrDefault(id, "");
    }

    @Override
    public boolean open(Place place) {
        wanted = null;
        if (place.equals(new Place.Processes(Place.Processes.DIRECTORIES))) {
            directorySheet.open();
            return true;
        }
        if (place instanceof Place.Processes processes && !lead(processes)) {
            // It may have been started since, and the first look may still be under way.
            wanted = processes;
            trees.ask();
        }
        return true;
    }

    /// @return false if it is not there (yet)
    private boolean lead(Place.Processes place) {
        String key = place.row();
        if (!view.table().lead(key, () -> {})) {
            return false;
        }
        if (key != null && place.asksToEnd() && actions.canEnd()) {
            ending.ask(Finding.together(forest, key));
        }
        return true;
    }

    @Override
    public void draw(Snapshot snapshot) {
        now = snapshot.at();
        owners = owners(snapshot);
        if (Duration.between(looked, now).compareTo(BETWEEN_LOOKS) >= 0) {
            looked = now;
            trees.ask();
        } else if (forest != ProcessForest.NONE) {
            model.publish(forest.entries(), now);
        }
        if (Duration.between(sized, now).compareTo(BETWEEN_SIZES) >= 0) {
            sized = now;
            sizes.ask();
        }
    }

    private static Map<String, String> owners(Snapshot snapshot) {
        Map<String, String> names = new HashMap<>();
        for (InstanceView instance : snapshot.instances()) {
            names.put(instance.id(), Shown.of(instance, snapshot.at()).title());
        }
        return names;
    }

    private void lookAgain() {
        trees.ask();
        sizes.ask();
    }

    private void show(ProcessForest found) {
        boolean first = forest == ProcessForest.NONE;
        forest = found;
        if (first) {
            view.looked();
        }
        model.publish(found.entries(), now);
        strip.draw(found, directories);
        Place.Processes place = wanted;
        wanted = null;
        if (place != null && root.getParent() != null && !lead(place)) {
            shell.say(missing(place));
        }
    }

    private void show(List<Directory> found) {
        directories = found;
        directorySheet.draw(found, now);
        if (forest != ProcessForest.NONE) {
            strip.draw(forest, found);
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
        List<Command> all = new ArrayList<>(view.commands().all());
        if (actions.canEnd() && !forest.orphans().keys().isEmpty()) {
            all.add(
                    new Command(
                            "End all orphans…", null, () -> ending.ask(forest.orphans().keys())));
        }
        all.add(new Command("Fold all branches", null, () -> view.foldAll(true)));
        all.add(new Command("Unfold all branches", null, () -> view.foldAll(false)));
        all.add(new Command("Show the directories of daemons", null, directorySheet::open));
        all.addAll(report.commands());
        return all;
    }

    @Override
    public String missing(Place place) {
        return "That process has ended.";
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

    ProcessesModel model() {
        return model;
    }
}
