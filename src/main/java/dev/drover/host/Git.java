package dev.drover.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Runs git by argument arrays so that a repository cannot make it run anything: no hooks, no
/// fsmonitor, no bare repository found inside a work tree, no prompts, no `GIT_*` of the caller. As
/// many at a time as the machine has processors.
///
/// Filters that a repository's own configuration names (`filter.*.clean`) still run in commands
/// that read or write work tree content; whoever uses such a command must look at them first.
public final class Git {
    private static final List<String> HARDENED =
            List.of(
                    "--no-optional-locks",
                    "--no-pager",
                    "-c",
                    "core.fsmonitor=false",
                    "-c",
                    "core.hooksPath=/dev/null",
                    "-c",
                    "safe.bareRepository=explicit");
    private static final int LONGEST_OUTPUT = 16 << 20;
    private static final int LONGEST_COMPLAINT = 64 << 10;

    private final String program;
    private final Duration timeout;
    private final Semaphore running =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()));

    /// What came of one run.
    public sealed interface Outcome {
        /// git ran to its end.
        ///
        /// @param output standard output as bytes of UTF-8 text, at most 16 MiB
        /// @param truncated whether there was more output
        record Done(int exit, String output, String complaint, boolean truncated)
                implements Outcome {
            public boolean ok() {
                return exit == 0 && !truncated;
            }
        }

        /// git did not run to its end.
        ///
        /// @param reason one line for people: what, why, what to do
        record Failed(String reason) implements Outcome {}
    }

    /// @param program `git`, or the path of one
    /// @param timeout a git that takes longer, waiting for its turn included, is ended
    public Git(String program, Duration timeout) {
        this.program = program;
        this.timeout = timeout;
    }

    public Git() {
        this("git", Duration.ofSeconds(10));
    }

    /// @param arguments a command and its arguments; names that come from outside belong behind
    /// `--` or through `check-ref-format`
    public Outcome run(Path directory, List<String> arguments) {
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            if (!running.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                return tooLong(arguments);
            }
        } catch (InterruptedException e) {
            return interrupted();
        }
        try {
            return runNow(directory, arguments, deadline);
        } finally {
            running.release();
        }
    }

    private Outcome runNow(Path directory, List<String> arguments, long deadline) {
        List<String> command = new ArrayList<>();
        command.add(program);
        command.addAll(HARDENED);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        clean(builder.environment());
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            String why =
                    directory.toFile().isDirectory()
                            ? "Install git, or check that '" + program + "' can be run."
                            : "The directory '" + directory + "' is not there.";
            return new Outcome.Failed("git could not be started. " + why);
        }
        try {
            return await(process, arguments, deadline);
        } catch (InterruptedException e) {
            return interrupted();
        } finally {
            endTree(process);
        }
    }

    private Outcome await(Process process, List<String> arguments, long deadline)
            throws InterruptedException {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // git ended before its empty input did.
        }
        CappedReader output = CappedReader.start(process.getInputStream(), LONGEST_OUTPUT);
        CappedReader complaint = CappedReader.start(process.getErrorStream(), LONGEST_COMPLAINT);
        boolean ended =
                process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)
                        && output.endedBy(deadline)
                        && complaint.endedBy(deadline);
        if (!ended) {
            return tooLong(arguments);
        }
        try {
            return new Outcome.Done(
                    process.exitValue(),
                    new String(output.bytes(), StandardCharsets.UTF_8),
                    new String(complaint.bytes(), StandardCharsets.UTF_8),
                    output.truncated());
        } catch (UncheckedIOException e) {
            return new Outcome.Failed("git's output could not be read: " + e.getMessage());
        }
    }

    /// Ends a git that is still there, and what it has started. Of its own child Java knows for
    /// sure that the pid is still the child's.
    private static void endTree(Process process) {
        if (process.isAlive()) {
            List<ProcessHandle> below = process.descendants().toList();
            process.destroyForcibly();
            below.forEach(Signals::kill);
        }
    }

    private static void clean(Map<String, String> environment) {
        environment
                .keySet()
                .removeIf(name -> name.startsWith("GIT_") || name.equals("SSH_ASKPASS"));
        Children.removeAgentMarks(environment);
        environment.put("GIT_TERMINAL_PROMPT", "0");
        environment.put("LC_ALL", "C.UTF-8");
    }

    private Outcome tooLong(List<String> arguments) {
        return new Outcome.Failed(
                "git "
                        + String.join(" ", arguments.subList(0, Math.min(1, arguments.size())))
                        + " did not end within "
                        + timeout.toMillis()
                        + " ms and was stopped. Is the disk slow, or another git at work?");
    }

    private static Outcome interrupted() {
        Thread.currentThread().interrupt();
        return new Outcome.Failed("git was stopped because Drover is closing.");
    }
}
