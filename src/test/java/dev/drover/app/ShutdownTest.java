package dev.drover.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

class ShutdownTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir private Path directory;

    /// A process that leaves in order when it is told to, and whose last part never closes.
    static final class Leaver {
        public static void main(String[] args) throws Exception {
            Shutdown shutdown = new Shutdown(Duration.ofMillis(700));
            shutdown.closeLater("first", () -> System.out.println("closed first"));
            shutdown.closeLater("stuck", () -> new CountDownLatch(1).await());
            Thread stuck = new Thread(() -> sleepForEver(), "a library's thread");
            stuck.start();
            shutdown.onSignals();
            System.out.println("ready");
            if (args.length > 0) {
                shutdown.request(args[0]);
            }
            shutdown.awaitRequest();
            shutdown.close();
            shutdown.exit(0);
        }

        private static void sleepForEver() {
            try {
                Thread.sleep(Long.MAX_VALUE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    void closesInReverseAndOnceAndGoesOnAfterAFailure() {
        List<String> order = new CopyOnWriteArrayList<>();
        Shutdown shutdown = new Shutdown(Duration.ofSeconds(5));
        shutdown.closeLater("store", () -> order.add("store"));
        shutdown.closeLater(
                "server",
                () -> {
                    order.add("server");
                    throw new IllegalStateException("did not like it");
                });
        shutdown.closeLater("tray", () -> order.add("tray"));
        shutdown.close();
        shutdown.close();
        assertThat(order).containsExactly("tray", "server", "store");
        assertThat(shutdown.isRequested()).isTrue();
    }

    @Test
    void leavesBehindWhatDoesNotClose() {
        List<String> order = new CopyOnWriteArrayList<>();
        CountDownLatch never = new CountDownLatch(1);
        Shutdown shutdown = new Shutdown(Duration.ofMillis(600));
        shutdown.closeLater("store", () -> order.add("store"));
        shutdown.closeLater("bus", never::await);
        shutdown.close();
        assertThat(order).containsExactly("store");
        never.countDown();
    }

    @Test
    void closesAtOnceWhatIsOpenedTooLate() {
        List<String> order = new CopyOnWriteArrayList<>();
        Shutdown shutdown = new Shutdown(Duration.ofSeconds(5));
        shutdown.close();
        shutdown.closeLater("window", () -> order.add("window"));
        assertThat(order).containsExactly("window");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT", "HUP"})
    void aSignalEndsInOrderWithExitCodeZero(String signal) throws Exception {
        try (Children children = new Children(directory)) {
            Children.Child child = children.java(Leaver.class.getName());
            await().atMost(SOON).until(() -> child.text().contains("ready"));
            child.signal(signal);
            assertThat(child.await(SOON)).isZero();
            assertThat(child.text()).contains("closed first");
        }
    }

    @Test
    void aRequestEndsAlsoWithAStuckThread() throws Exception {
        try (Children children = new Children(directory)) {
            Children.Child child = children.java(Leaver.class.getName(), "because");
            assertThat(child.await(SOON)).isZero();
            assertThat(child.text()).contains("closed first");
        }
    }
}
