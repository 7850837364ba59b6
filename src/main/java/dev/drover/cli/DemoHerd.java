package dev.drover.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The made-up agents: one thread each plays a story into the process that stands for the agent.
final class DemoHerd implements AutoCloseable {
    private static final Duration END = Duration.ofSeconds(5);
    private final List<Part> parts = new ArrayList<>();
    private final List<Thread> players = new ArrayList<>();
    private final CountDownLatch stop;

    /// Who plays what.
    private record Part(DemoAgent agent, DemoStory story) {}

    private DemoHerd(CountDownLatch stop) {
        this.stop = stop;
    }

    /// Makes the projects; nobody works in them yet.
    static DemoHerd prepare(DemoHome home, int count, Machine machine, CountDownLatch stop)
            throws IOException {
        DemoHerd herd = new DemoHerd(stop);
        for (int i = 0; i < count; i++) {
            DemoStory story = DemoStories.ALL.get(i % DemoStories.ALL.size());
            int round = i / DemoStories.ALL.size();
            String project = story.project() + (round == 0 ? "" : "-" + (round + 1));
            Path directory =
                    story.worktree()
                            ? home.worktree(project, story.branch())
                            : home.repository(project, story.branch());
            DemoAgent agent = new DemoAgent(home, machine, story.name(), directory);
            herd.parts.add(new Part(agent, story));
        }
        return herd;
    }

    void start() {
        SplittableRandom random = new SplittableRandom();
        for (Part part : parts) {
            SplittableRandom own = random.split();
            players.add(
                    Thread.ofVirtual()
                            .name("demo-" + part.story().project())
                            .start(() -> play(part.agent(), part.story(), own)));
        }
    }

    /// Plays the story again and again; an agent that died or left comes back after a while.
    private void play(DemoAgent agent, DemoStory story, SplittableRandom random) {
        try (agent) {
            while (!isOver(random.nextInt(200, 900))) {
                agent.start();
                for (DemoStory.Step step : story.steps()) {
                    step.play(agent);
                    int pause = step.millis();
                    if (isOver(pause == 0 ? 0 : random.nextInt(pause * 7 / 10, pause * 13 / 10))) {
                        return;
                    }
                }
            }
        } catch (IOException agentGone) {
            // The demo is ending, and the agents end first.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isOver(int millis) throws InterruptedException {
        return stop.await(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        stop.countDown();
        try {
            for (Thread player : players) {
                player.join(END);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
