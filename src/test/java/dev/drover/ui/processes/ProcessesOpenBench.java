package dev.drover.ui.processes;

import static org.awaitility.Awaitility.await;

import dev.drover.model.Place;
import dev.drover.model.view.ProcessTreeView;
import dev.drover.ui.Herd;
import dev.drover.ui.instances.Asked;
import dev.drover.ui.page.Badge;
import dev.drover.ui.page.Section;
import dev.drover.ui.page.Snapshot;
import dev.drover.ui.window.Appearance;
import dev.drover.ui.window.MainWindow;
import dev.drover.ui.window.Theme;

import javafx.stage.Stage;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kordamp.ikonli.feather.Feather;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/// What opening 2,000 processes takes of processor time, from the answer to rows laid out.
@Tag("bench")
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class ProcessesOpenBench {
    private static final ProcessTreeView MANY = HerdProcesses.many(2_000);

    private final AtomicReference<ProcessTreeView> shown =
            new AtomicReference<>(HerdProcesses.none());
    private MainWindow window;
    private ProcessesPage page;
    private int round;

    @Start
    void start(Stage stage) {
        ProcessInputs inputs =
                new ProcessInputs(
                        shown::get,
                        () -> "",
                        new ProcessInputs.Directories(
                                List::of,
                                path -> HerdProcesses.directories().getFirst(),
                                id -> HerdProcesses.directories().getFirst()),
                        null);
        window =
                new MainWindow(
                        stage,
                        new Appearance(Theme.LIGHT),
                        List.of(
                                Asked.of(Asked.nothing(), made -> {}),
                                new Section(
                                        "Processes",
                                        Feather.CPU,
                                        new Place.Processes(null),
                                        Badge::leftOver,
                                        shell -> page = new ProcessesPage(inputs, shell))),
                        () -> true,
                        () -> {});
        stage.setWidth(1_280);
        stage.setHeight(800);
        window.show(Place.HOME);
    }

    @Test
    void measure(FxRobot robot) {
        robot.interact(() -> window.show(new Place.Processes(null)));
        for (int i = 0; i < 10; i++) {
            shown.set(HerdProcesses.none());
            look(robot, 0);
            lay(robot);
            shown.set(MANY);
            long prepare = cpu();
            ProcessForest forest = ProcessForest.of(MANY, id -> "checkout-flow");
            prepare = cpu() - prepare;
            AtomicLong publish = new AtomicLong();
            robot.interact(
                    () -> {
                        long start = cpu();
                        page.model().publish(forest.entries(), Herd.NOW);
                        publish.set(cpu() - start);
                    });
            System.out.printf(
                    "2,000 processes: texts %d ms off the FX thread, rows %d ms, layout %d ms%n",
                    prepare / 1_000_000, publish.get() / 1_000_000, lay(robot) / 1_000_000);
        }
    }

    private void look(FxRobot robot, int rows) {
        Snapshot now = Herd.snapshot(Herd.rich());
        round++;
        robot.interact(
                () ->
                        window.draw(
                                new Snapshot(
                                        now.instances(),
                                        now.overview(),
                                        now.health(),
                                        now.at().plusSeconds(100L * round))));
        await().until(() -> page.model().rows().size() == rows);
    }

    private long lay(FxRobot robot) {
        AtomicLong took = new AtomicLong();
        robot.interact(
                () -> {
                    long start = cpu();
                    window.stage().getScene().getRoot().applyCss();
                    window.stage().getScene().getRoot().layout();
                    took.set(cpu() - start);
                });
        return took.get();
    }

    /// Of this thread: what others do on the machine does not count.
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
