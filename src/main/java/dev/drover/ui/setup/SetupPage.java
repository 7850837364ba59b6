package dev.drover.ui.setup;

import dev.drover.core.Refused;
import dev.drover.model.Place;
import dev.drover.model.VisibleText;
import dev.drover.model.view.SetupOffer;
import dev.drover.ui.page.Command;
import dev.drover.ui.page.Page;
import dev.drover.ui.page.Shell;
import dev.drover.ui.page.Snapshot;
import dev.drover.ui.part.Inquiry;
import dev.drover.ui.part.Parts;
import dev.drover.ui.part.Sheet;
import dev.drover.ui.setup.SetupModel.Told;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The page of setup: what can report, how it stands, and the buttons that change it. It looks when
/// somebody comes here, when asked, and after each change.
public final class SetupPage implements Page {
    private final Label headline = Parts.wrapped("Looking for agents", "setup-headline");
    private final Label about = Parts.wrapped("This takes a moment.", "setup-about");
    private final VBox cards = new VBox();
    private final Label elsewhere = Parts.wrapped("", "setup-elsewhere");
    private final Button again =
            Parts.button("setup-again", "Look again", Feather.REFRESH_CW, this::look);
    private final Button demo;
    private final ScrollPane scroll;
    private final StackPane root = new StackPane();
    private final Sheet sheet;
    private final SetupSheet asking;
    private final Inquiry<List<SetupOffer>> looks;
    private SetupModel shown = SetupModel.of(List.of());

    public SetupPage(SetupInputs inputs, Shell shell) {
        sheet = new Sheet(root);
        asking = new SetupSheet(sheet, shell, inputs, this::look);
        demo =
                Parts.button(
                        "setup-demo", "drover demo", Feather.COPY, () -> shell.copy("drover demo"));
        demo.setAccessibleText("Copy the command drover demo, which shows a made-up herd");
        headline.setId("setup-headline");
        about.setId("setup-about");
        elsewhere.setId("setup-elsewhere");
        cards.getStyleClass().add("setup-cards");
        Parts.show(elsewhere, false);
        VBox words = new VBox(4, headline, about);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox ways = new HBox(8, again);
        ways.setMinWidth(Region.USE_PREF_SIZE);
        HBox sum = new HBox(16, words, ways);
        sum.getStyleClass().add("setup-sum");
        Label first =
                Parts.wrapped(
                        "Or look around first: a made-up herd shows what Drover does, and leaves no"
                                + " trace.",
                        "setup-about");
        HBox.setHgrow(first, Priority.ALWAYS);
        HBox foot = new HBox(16, first, demo);
        foot.getStyleClass().add("setup-foot");
        VBox content = new VBox(sum, cards, elsewhere, foot);
        content.getStyleClass().add("setup-content");
        StackPane centred = new StackPane(content);
        centred.getStyleClass().add("setup-ground");
        scroll = new ScrollPane(centred);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("setup");
        root.setId("setup");
        root.getStylesheets()
                .add(
                        Objects.requireNonNull(SetupPage.class.getResource("setup.css"))
                                .toExternalForm());
        root.getChildren().add(scroll);
        looks =
                new Inquiry<>(
                        inputs.offers(),
                        this::show,
                        this::failed,
                        Inquiry.virtualThreads(),
                        Platform::runLater);
    }

    @Override
    public boolean open(Place place) {
        look();
        return true;
    }

    private void look() {
        looks.ask();
    }

    private void show(List<SetupOffer> offers) {
        Node owner = root.getScene() == null ? null : root.getScene().getFocusOwner();
        String focused = owner == null ? null : owner.getId();
        shown = SetupModel.of(offers);
        headline.setText(shown.headline());
        about.setText(shown.about());
        cards.getChildren()
                .setAll(shown.here().stream().map(t -> new SetupCard(t, asking).root()).toList());
        elsewhere.setText("Not found on this machine: " + shown.elsewhere() + ".");
        Parts.show(elsewhere, !shown.elsewhere().isEmpty());
        Node same = focused == null ? null : cards.lookup("#" + focused);
        if (same != null) {
            same.requestFocus();
        } else if (root.getParent() != null && !sheet.isOpen()) {
            focus();
        }
    }

    private void failed(RuntimeException e) {
        headline.setText("It could not be looked at");
        about.setText(
                e instanceof Refused no
                        ? VisibleText.line(no.refusal().message(), 400)
                        : "The log says why: `drover daemon logs`.");
    }

    @Override
    public void draw(Snapshot snapshot) {
        // What agents do changes nothing here.
    }

    @Override
    public void focus() {
        Node first = cards.lookup(".accent");
        (first == null ? again : first).requestFocus();
    }

    @Override
    public boolean back() {
        boolean open = sheet.isOpen();
        sheet.close();
        return open;
    }

    @Override
    public List<Command> commands() {
        List<Command> all = new ArrayList<>();
        all.add(new Command("Look for agents again", null, this::look));
        for (Told told : shown.here()) {
            if (told.canBeSetUp()) {
                all.add(
                        new Command(
                                told.deed(), told.title(), null, null, () -> asking.setUp(told)));
            }
            if (told.canBeTakenOut()) {
                all.add(
                        new Command(
                                "Take out…", told.title(), null, null, () -> asking.takeOut(told)));
            }
        }
        return all;
    }

    @Override
    public String missing(Place place) {
        return "There is nothing of that name to set up.";
    }

    @Override
    public Node root() {
        return root;
    }
}
