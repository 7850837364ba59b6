package dev.drover.bench;

import dev.drover.agents.Payloads;
import dev.drover.daemon.LiveDaemon;
import dev.drover.host.git.Git;
import dev.drover.host.git.GitException;
import dev.drover.host.git.Repository;
import dev.drover.host.git.TestRepository;
import dev.drover.host.git.WorktreeList;
import dev.drover.host.git.WorktreeLooker;
import dev.drover.model.worktree.WorktreeRef;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// P9: statuses of many worktrees, two at a time, beside the same number of single gits; what a
/// look in full costs; and 200 worktrees of 20 repositories through the daemon.
final class WorktreeRows {
    private static final int WORKTREES = 50;
    private static final int ROUNDS = 5;
    private static final int FILES = 40;
    private static final List<String> STATUS =
            List.of("status", "--porcelain=v2", "-z", "--branch", "--untracked-files=all");

    private final Git git = new Git();
    private final Path directory;

    WorktreeRows(Path directory) {
        this.directory = directory;
    }

    void measure(BenchTable table) throws IOException {
        Path home = Files.createDirectories(directory.resolve("one"));
        List<Path> paths = repository(home, WORKTREES);
        Repository repository = Repository.around(paths.getFirst()).orElseThrow();
        List<WorktreeRef> all = all(repository);
        WorktreeLooker looker = new WorktreeLooker(git, List::of);
        double[] alone = new double[ROUNDS];
        double[] statuses = new double[ROUNDS];
        double[] looks = new double[ROUNDS];
        for (int i = -1; i < ROUNDS; i++) {
            double single = millis(() -> paths.forEach(path -> git.run(path, STATUS)));
            double both = millis(() -> twoAtATime(paths, path -> git.run(path, STATUS)));
            double full =
                    millis(
                            () ->
                                    twoAtATime(
                                            all.subList(1, all.size()),
                                            ref -> looker.look(repository, ref, all)));
            if (i >= 0) {
                alone[i] = single;
                statuses[i] = both;
                looks[i] = full;
            }
        }
        table.add(
                Row.ratio(
                        "P9",
                        WORKTREES + " worktree statuses / " + WORKTREES + " single gits",
                        text(statuses),
                        text(alone),
                        median(statuses) / median(alone),
                        Row.Goal.atMost(0.65)));
        table.add(
                Row.beside(
                        "P9",
                        "the same, looks in full: hazards, sizes, commits",
                        text(looks),
                        text(alone),
                        median(looks) / median(alone)));
        many(table);
    }

    private List<WorktreeRef> all(Repository repository) {
        try {
            return new WorktreeList(git).of(repository);
        } catch (GitException e) {
            throw new IllegalStateException(e);
        }
    }

    private void many(BenchTable table) throws IOException {
        Path home = Files.createDirectories(directory.resolve("many"));
        for (int i = 0; i < 20; i++) {
            repository(Files.createDirectories(home.resolve("r" + i)), 9);
        }
        Path state = Files.createDirectories(directory.resolve("home"));
        try (LiveDaemon live = LiveDaemon.in(state)) {
            for (int i = 0; i < 20; i++) {
                Path shop = home.resolve("r" + i).resolve("shop");
                live.client.call(
                        "POST",
                        "/v1/hooks/claude-code",
                        Map.of("Content-Type", "application/json"),
                        Payloads.claude("session-start-startup", "s" + i, shop.toString()));
            }
            double first = millis(() -> live.client.worktrees().list(true));
            double[] again = new double[ROUNDS];
            double[] known = new double[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                again[i] = millis(() -> live.client.worktrees().list(true));
                known[i] = millis(() -> live.client.worktrees().list(false));
            }
            int count = live.client.worktrees().list(false).size();
            table.add(
                    Row.figure(
                            "P9",
                            count + " worktrees looked at again (first: " + text(first) + ")",
                            text(again),
                            text(known),
                            Row.number(median(again) / median(known)),
                            "≤ 5000 ms",
                            median(again) <= 5_000));
        }
    }

    private static List<Path> repository(Path home, int worktrees) throws IOException {
        TestRepository main = TestRepository.at(home.resolve("shop"));
        for (int i = 0; i < FILES; i++) {
            Path file = main.root().resolve("src" + i % 4).resolve("file" + i + ".txt");
            Files.createDirectories(file.getParent());
            Files.writeString(file, "file " + i + "\n");
        }
        main.git("add", ".");
        main.commit("first");
        List<Path> paths = new ArrayList<>();
        for (int i = 0; i < worktrees; i++) {
            Path path = main.root().resolveSibling("shop-worktrees").resolve("w" + i);
            main.git("worktree", "add", "-q", "-b", "b" + i, path.toString());
            paths.add(path);
        }
        return paths;
    }

    private interface Work<T> {
        void on(T one) throws Exception;
    }

    private static <T> void twoAtATime(List<T> all, Work<T> work) {
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<Future<?>> under = new ArrayList<>();
            for (T one : all) {
                under.add(
                        two.submit(
                                () -> {
                                    work.on(one);
                                    return true;
                                }));
            }
            for (Future<?> one : under) {
                one.get();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static double millis(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static String text(double... values) {
        return String.format(Locale.ROOT, "%.0f ms", median(values));
    }
}
