package dev.drover.cli;

import dev.drover.cli.output.Output;
import dev.drover.cli.output.Tone;
import dev.drover.cli.output.Words;
import dev.drover.ipc.Api;
import dev.drover.ipc.CommandRunner.Invocation;
import dev.drover.model.view.InstanceView;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// `drover demo`: a made-up herd, so that one can see Drover before any agent reports to it.
@Command(
        description = "Shows a made-up herd of real processes; touches nothing of yours.",
        footer = {"  drover demo", "  drover demo --instances 12 --seconds 60"})
final class DemoCommand extends CliCommand {
    private static final int MOST = 200;
    private static final Duration CLEAN_UP = Duration.ofSeconds(20);

    @Option(names = "--instances", paramLabel = "N", description = "How many agents; 5 by default.")
    int instances = 5;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "Ends by itself after so long; else Ctrl-C ends it.")
    @Nullable Integer seconds;

    @Override
    boolean runsAlone(Invocation invocation) {
        return true;
    }

    @Override
    boolean streams(Invocation invocation) {
        return true;
    }

    @Override
    int run(Context context) throws Exception {
        if (instances < 1 || instances > MOST || (seconds != null && seconds < 1)) {
            throw Context.refused(
                    "A demo has 1 to " + MOST + " agents and lasts at least a second.");
        }
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        Thread interrupted = new Thread(() -> endWithin(stop, done), "demo-end");
        Runtime.getRuntime().addShutdownHook(interrupted);
        Words title = context.out().words().add("A made-up herd", Tone.STRONG);
        title.add(seconds == null ? "  Ctrl-C ends it" : "  for " + seconds + " s", Tone.DIM);
        HerdScreen screen = new HerdScreen(context, title);
        if (context.look().terminal()) {
            screen.drawNote("Starting it takes a moment …");
        }
        try (DemoHome home = DemoHome.create(context.machine());
                DemoDaemon daemon = DemoDaemon.start(home, context);
                DemoHerd herd = DemoHerd.prepare(home, instances, context.machine(), stop)) {
            daemon.awaitStart();
            herd.start();
            show(context, daemon.api(), home, screen, stop);
        } finally {
            done.countDown();
            forget(interrupted);
        }
        if (!json) {
            context.out().line("The demo has ended; all of it is gone again.");
        }
        return Exit.OK;
    }

    private void show(
            Context context, Api api, DemoHome home, HerdScreen screen, CountDownLatch stop)
            throws Exception {
        Output out = context.out();
        // The machine may have real agents too; they are not part of the show.
        Predicate<InstanceView> ours = i -> i.cwd().startsWith(home.root().toString());
        HerdChanges changes = new HerdChanges(context);
        long end = System.nanoTime() + Duration.ofSeconds(seconds == null ? 0 : seconds).toNanos();
        do {
            if (json) {
                out.jsonLine(
                        Map.of("instances", api.instances(true).stream().filter(ours).toList()));
                out.flush();
            } else if (context.look().terminal()) {
                screen.draw(api, ours);
            } else {
                changes.print(api, ours);
            }
        } while ((seconds == null || System.nanoTime() - end < 0)
                && !stop.await(HerdScreen.CALM.toMillis(), TimeUnit.MILLISECONDS));
    }

    /// On Ctrl-C: tells the demo to end and keeps the JVM alive until everything is away.
    private static void endWithin(CountDownLatch stop, CountDownLatch done) {
        stop.countDown();
        try {
            done.await(CLEAN_UP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // the hook itself is running: it ends by `done`
        }
    }
}
