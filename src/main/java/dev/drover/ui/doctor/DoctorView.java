package dev.drover.ui.doctor;

import dev.drover.ui.doctor.DoctorModel.Told;
import dev.drover.ui.page.Report;
import dev.drover.ui.page.Shell;
import dev.drover.ui.part.Figures;
import dev.drover.ui.part.Parts;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/// How the doctor's findings stand on the page: the sum with the ways to go on, a card for each
/// thing that needs a look, and below them what is well.
final class DoctorView {
    private static final String TEACHES =
            " It looks again whenever you come here; in a terminal, “drover doctor” does the same.";

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Shell shell;
    private final Consumer<List<Told>> fix;
    private final FontIcon icon = new FontIcon(Feather.HEART);
    private final ProgressIndicator working = new ProgressIndicator();
    private final StackPane sign = new StackPane(icon, working);
    private final Label headline = Parts.wrapped("Looking at everything", "doctor-headline");
    private final Label about = Parts.wrapped("This takes a moment.", "doctor-about");
    private final Label when = Parts.words("", "doctor-when");
    private final Button again;
    private final Button all;
    private final VBox cards = new VBox();
    private final Label wellHeading = Parts.words("What is well", "doctor-heading");
    private final WellList well;
    private final VBox content;
    private final ScrollPane scroll;
    private final List<FindingCard> problems = new ArrayList<>();
    private DoctorModel shown = DoctorModel.of(List.of());

    /// @param fix asks for the preview of what the doctor would do
    DoctorView(Shell shell, Report report, Runnable look, Consumer<List<Told>> fix) {
        this.shell = shell;
        this.fix = fix;
        well = new WellList(told -> fix.accept(List.of(told)));
        again = Parts.button("doctor-again", "Check again", Feather.REFRESH_CW, look);
        all = Parts.button("doctor-fix-all", "Fix all…", null, () -> fix.accept(shown.fixable()));
        all.getStyleClass().add("accent");
        Parts.show(all, false);
        report.button().setId("doctor-report");
        headline.setId("doctor-headline");
        about.setId("doctor-about");
        when.setId("doctor-when");
        working.setId("doctor-working");
        sign.getStyleClass().add("doctor-sign");
        VBox words = new VBox(4, headline, about);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox ways = new HBox(8, all, again, report.button());
        ways.setMinWidth(Region.USE_PREF_SIZE);
        HBox sum = new HBox(sign, words, ways);
        sum.getStyleClass().add("doctor-sum");
        cards.getStyleClass().add("doctor-cards");
        Parts.show(wellHeading, false);
        HBox foot = new HBox(8, wellHeading, Parts.gap(), when);
        foot.getStyleClass().add("doctor-foot");
        content = new VBox(sum, cards, foot, well.root());
        content.getStyleClass().add("doctor-content");
        StackPane centred = new StackPane(content);
        centred.getStyleClass().add("doctor-ground");
        scroll = new ScrollPane(centred);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.setId("doctor");
        scroll.getStyleClass().add("doctor");
        scroll.getStylesheets()
                .add(
                        Objects.requireNonNull(DoctorView.class.getResource("doctor.css"))
                                .toExternalForm());
        looking(true);
    }

    /// @param on whether a look is under way
    void looking(boolean on) {
        working.setVisible(on);
        icon.setVisible(!on);
    }

    void draw(DoctorModel model) {
        shown = model;
        looking(false);
        headline.setText(model.headline());
        about.setText(model.about() + (model.isWell() ? TEACHES : ""));
        icon.setIconCode(model.isWell() ? Feather.CHECK_CIRCLE : Feather.ALERT_TRIANGLE);
        sign.getStyleClass()
                .setAll(
                        "doctor-sign",
                        model.isWell()
                                ? "sign-well"
                                : model.hasFailure() ? "sign-fail" : "sign-warn");
        Parts.show(all, model.fixable().size() > 1);
        problems.clear();
        for (Told told : model.problems()) {
            problems.add(new FindingCard(told, shell, one -> fix.accept(List.of(one))));
        }
        cards.getChildren().setAll(problems.stream().map(FindingCard::root).toList());
        Parts.show(cards, !problems.isEmpty());
        Parts.show(wellHeading, !model.well().isEmpty());
        wellHeading.setText(model.isWell() ? "What was looked at" : "What is well");
        well.draw(model.well());
    }

    /// The look could not be made; what was found before stays.
    void failed(String why) {
        looking(false);
        headline.setText("It could not be looked at");
        about.setText(why);
        icon.setIconCode(Feather.ALERT_TRIANGLE);
        sign.getStyleClass().setAll("doctor-sign", "sign-fail");
    }

    void tick(Instant looked, Instant now) {
        boolean fresh = Duration.between(looked, now).compareTo(FRESH) < 0;
        when.setText(fresh ? "Looked just now" : "Looked " + Figures.age(looked, now) + " ago");
    }

    void toTop() {
        scroll.setVvalue(0);
    }

    /// Marks one finding and brings it into view.
    ///
    /// @return false if nothing is the matter there
    boolean mark(@Nullable String check) {
        boolean found = false;
        for (int i = 0; i < problems.size(); i++) {
            boolean here = shown.problems().get(i).finding().check().equals(check);
            problems.get(i).mark(here);
            if (here && !found) {
                found = true;
                problems.get(i).root().requestFocus();
                scrollTo(problems.get(i).root());
            }
        }
        return found;
    }

    private void scrollTo(Node node) {
        scroll.applyCss();
        scroll.layout();
        Bounds there = content.sceneToLocal(node.localToScene(node.getBoundsInLocal()));
        double hidden = content.getHeight() - scroll.getViewportBounds().getHeight();
        if (hidden > 0) {
            scroll.setVvalue(Math.clamp((there.getMinY() - 16) / hidden, 0, 1));
        }
    }

    /// From card to card.
    ///
    /// @return false if there is none that way
    boolean step(int by) {
        Node owner = scroll.getScene() == null ? null : scroll.getScene().getFocusOwner();
        for (int i = 0; i < problems.size(); i++) {
            int next = i + by;
            if (problems.get(i).root() == owner && next >= 0 && next < problems.size()) {
                problems.get(next).root().requestFocus();
                scrollTo(problems.get(next).root());
                return true;
            }
        }
        return false;
    }

    /// The finding whose card has the keyboard; null for none.
    @Nullable Told focused() {
        for (int i = 0; i < problems.size(); i++) {
            if (problems.get(i).root().isFocused()) {
                return shown.problems().get(i);
            }
        }
        return null;
    }

    void focus() {
        if (problems.isEmpty()) {
            // Its parts are not there yet when the page is shown first.
            scroll.requestFocus();
        } else {
            problems.getFirst().root().requestFocus();
        }
    }

    DoctorModel shown() {
        return shown;
    }

    ScrollPane root() {
        return scroll;
    }
}
