package dev.drover.ui.window;

import static dev.drover.ui.Herd.animal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.model.Place;
import dev.drover.model.view.InstanceView;
import dev.drover.ui.Herd;
import dev.drover.ui.instances.Asked;

import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/// Opens and closes the window as often as somebody does in a week.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class WindowLeaksTest {
    private static final int ROUNDS = 100;
    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

    private final Deque<Stage> shown = new ArrayDeque<>();
    private MainWindow window;

    @Start
    void start(Stage stage) {
        window = windowOn(stage, new Appearance(Theme.LIGHT));
        stage.setWidth(900);
        stage.setHeight(700);
        window.show(Place.HOME);
    }

    private static MainWindow windowOn(Stage stage, Appearance appearance) {
        return new MainWindow(
                stage,
                appearance,
                List.of(Asked.of(Asked.nothing(), page -> {})),
                () -> true,
                () -> {});
    }

    @Test
    void aHundredTimesOpenedAndClosedLeaksNothing(FxRobot robot) {
        for (int i = 0; i < 30; i++) {
            round(robot, i);
        }
        long before = settled();
        for (int i = 30; i < 30 + ROUNDS; i++) {
            round(robot, i);
        }
        // The collector takes soft and weak things when it likes: the heap is given time to shrink.
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(settled()).isLessThan(before + before / 20));
    }

    /// The toolkit lives as long as the process, so what it knows of a window must not hold it.
    @Test
    void aWindowThatIsNoLongerNeededIsForgottenWithAllThatWasInIt(FxRobot robot) {
        List<WeakReference<Object>> gone = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int number = i;
            robot.interact(
                    () -> {
                        Stage stage = new Stage();
                        MainWindow another = windowOn(stage, new Appearance(Theme.SYSTEM));
                        another.show(new Place.Instances(animal(number).id()));
                        another.draw(Herd.snapshot(herd(number)));
                        gone.add(new WeakReference<>(another));
                        gone.add(new WeakReference<>(stage.getScene()));
                        shown.add(stage);
                    });
            WaitForAsyncUtils.waitForFxEvents();
            robot.interact(() -> shown.removeLast().hide());
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> {
                            settled();
                            assertThat(gone).allMatch(held -> held.get() == null);
                        });
    }

    /// Everything a person does while the window is open: other agents each time, details, palette,
    /// the other theme.
    private void round(FxRobot robot, int number) {
        List<InstanceView> herd = herd(number);
        robot.interact(() -> window.show(new Place.Instances(animal(number + 3).id())));
        robot.interact(() -> window.draw(Herd.snapshot(herd)));
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(window::palette);
        robot.interact(window::palette);
        robot.interact(() -> window.stage().hide());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static List<InstanceView> herd(int number) {
        return IntStream.range(number, number + 40)
                .mapToObj(i -> animal(i).named("agent " + i).waiting("question", i).view())
                .toList();
    }

    private static long settled() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            WaitForAsyncUtils.waitForFxEvents();
            least = Math.min(least, MEMORY.getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
