package dev.drover.ui.doctor;

import dev.drover.core.Refused;
import dev.drover.model.Place;
import dev.drover.model.VisibleText;
import dev.drover.model.view.DoctorFinding;
import dev.drover.ui.charts.SaveChoice;
import dev.drover.ui.doctor.DoctorModel.Told;
import dev.drover.ui.page.Command;
import dev.drover.ui.page.Page;
import dev.drover.ui.page.Report;
import dev.drover.ui.page.Shell;
import dev.drover.ui.page.Snapshot;
import dev.drover.ui.part.Inquiry;
import dev.drover.ui.part.Sheet;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The page of the doctor. It looks when somebody comes here and when asked, never by itself.
public final class DoctorPage implements Page {
    private final Shell shell;
    private final DoctorView view;
    private final FixSheet fixing;
    private final Report report;
    private final Sheet sheet;
    private final StackPane root = new StackPane();
    private final Inquiry<List<DoctorFinding>> looks;
    private Instant now = Instant.EPOCH;
    private @Nullable Instant looked;
    private @Nullable String wanted;

    public DoctorPage(DoctorInputs inputs, Shell shell) {
        this(inputs, shell, SaveChoice.dialog());
    }

    DoctorPage(DoctorInputs inputs, Shell shell, SaveChoice save) {
        this.shell = shell;
        sheet = new Sheet(root);
        fixing = new FixSheet(sheet, shell, inputs, this::look);
        report = new Report(shell, save, "the doctor", "drover-doctor.md", inputs.report());
        view = new DoctorView(shell, report, this::look, fixing::ask);
        root.getChildren().add(view.root());
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        looks =
                new Inquiry<>(
                        inputs.findings(),
                        this::show,
                        this::failed,
                        Inquiry.virtualThreads(),
                        Platform::runLater);
    }

    @Override
    public boolean open(Place place) {
        wanted = place instanceof Place.Doctor(String check) ? check : null;
        view.focus();
        view.toTop();
        look();
        return true;
    }

    private void look() {
        view.looking(true);
        looks.ask();
    }

    private void show(List<DoctorFinding> found) {
        boolean here = root.getScene() != null && isWithin(root.getScene().getFocusOwner());
        looked = now;
        view.draw(DoctorModel.of(found));
        view.tick(now, now);
        String check = wanted;
        wanted = null;
        if (root.getParent() == null) {
            return;
        }
        if (check != null && !view.mark(check)) {
            shell.say(missing(new Place.Doctor(check)));
        } else if (check == null && here && !sheet.isOpen()) {
            view.focus();
        }
    }

    private boolean isWithin(@Nullable Node node) {
        Node at = node;
        while (at != null && at != root) {
            at = at.getParent();
        }
        return at != null;
    }

    private void failed(RuntimeException e) {
        view.failed(
                e instanceof Refused no
                        ? VisibleText.line(no.refusal().message(), 400)
                        : "The log says why: `drover daemon logs`.");
    }

    @Override
    public void draw(Snapshot snapshot) {
        now = snapshot.at();
        if (looked != null) {
            if (looked.equals(Instant.EPOCH)) {
                looked = now; // The look was over before the first values came.
            }
            view.tick(looked, now);
        }
    }

    private void onKey(KeyEvent event) {

        if (sheet.isOpen()) {
            return;
        }
        boolean known =
                switch (event.getCode()) {
                    case F5 -> {
                        look();
                        yield true;
                    }
                    case DOWN -> view.step(1);
                    case UP -> view.step(-1);
                    case ENTER -> act();
                    default -> false;
                };
        if (known) {
            event.consume();
        }
    }

    /// What a person most likely wants of the card that has the keyboard.
    private boolean act() {
        Told told = view.focused();
        if (told == null) {
            return false;
        }
        if (told.canBeFixed()) {
            fixing.ask(List.of(told));
        } else if (FindingCard.place(told.finding()).isPresent()) {
            shell.open(FindingCard.place(told.finding()).get());
        } else if (!told.command().isEmpty()) {
            shell.copy(told.command());
        }
        return true;
    }

    @Override
    public void focus() {
        view.focus();
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
        all.add(new Command("Check again", "F5", this::look));
        for (Told told : view.shown().problems()) {
            if (told.canBeFixed()) {
                all.add(
                        new Command(
                                DoctorWords.deed(told.finding()),
                                told.title(),
                                view.focused() == told ? "Enter" : null,
                                null,
                                () -> fixing.ask(List.of(told))));
            }
        }
        all.addAll(report.commands());
        return all;
    }

    @Override
    public String missing(Place place) {
        return "The doctor finds nothing the matter there.";
    }

    @Override
    public Node root() {
        return root;
    }
}
