package dev.drover.host.git;

import dev.drover.host.CappedReader;
import dev.drover.host.Children;
import dev.drover.host.Signals;
import dev.drover.model.VisibleText;

import java.io.IOException;
import java.io.OutputStream;
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
                    "core.untrackedCache=false",
                    "-c",
                    "safe.bareRepository=explicit");
    private static final int LONGEST_OUTPUT = 16 << 20;
    private static final int LONGEST_COMPLAINT = 64 << 10;

    private final String program;
    private final Duration timeout;
    private final Semaphore running =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()));

    /// One command, with what it reads and a few variables.
    ///
    /// @param input standard input
    /// @param environment beside what a hardened git gets, such as `GIT_INDEX_FILE`
    record Call(List<String> arguments, String input, Map<String, String> environment) {
        Call {
            arguments = List.copyOf(arguments);
            environment = Map.copyOf(environment);
        }

        static Call of(String... arguments) {
            return new Call(List.of(arguments), "", Map.of());
        }

        Call reading(String text) {
            return new Call(arguments, text, environment);
        }

        Call with(Map<String, String> variables) {
            return new Call(arguments, input, variables);
        }
    }

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
        return run(directory, new Call(arguments, "", Map.of()));
    }

    /// @throws GitException if git could not be run, or was not content
    String ask(Path directory, String... arguments) throws GitException {
        return ask(directory, Call.of(arguments));
    }

    /// @throws GitException if git could not be run, or was not content
    String ask(Path directory, Call call) throws GitException {
        return switch (run(directory, call)) {
            case Outcome.Done done when done.ok() -> done.output();
            case Outcome.Done done when done.truncated() ->
                    throw new GitException("git " + name(call.arguments) + " printed too much.");
            case Outcome.Done done ->
                    throw new GitException(
                            "git "
                                    + name(call.arguments)
                                    + " failed: "
                                    + VisibleText.line(done.complaint().strip(), 300));
            case Outcome.Failed failed -> throw new GitException(failed.reason());
        };
    }

    Outcome run(Path directory, Call call) {
        List<String> arguments = call.arguments;
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            if (!running.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                return tooLong(arguments);
            }
        } catch (InterruptedException e) {
            return interrupted();
        }
        try {
            return runNow(directory, call, deadline);
        } finally {
            running.release();
        }
    }

    private Outcome runNow(Path directory, Call call, long deadline) {
        List<String> command = new ArrayList<>();
        command.add(program);
        command.addAll(HARDENED);
        command.addAll(call.arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        clean(builder.environment());
        builder.environment().putAll(call.environment);
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
            return await(process, call, deadline);
        } catch (InterruptedException e) {
            return interrupted();
        } finally {
            endTree(process);
        }
    }

    private Outcome await(Process process, Call call, long deadline) throws InterruptedException {
        feed(process, call.input);
        CappedReader output = CappedReader.start(process.getInputStream(), LONGEST_OUTPUT);
        CappedReader complaint = CappedReader.start(process.getErrorStream(), LONGEST_COMPLAINT);
        boolean ended =
                process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)
                        && output.endedBy(deadline)
                        && complaint.endedBy(deadline);
        if (!ended) {
            return tooLong(call.arguments);
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

    /// A long input is written beside the reading of the output, so that neither waits for the
    /// other.
    private static void feed(Process process, String input) {
        if (input.isEmpty()) {
            write(process.getOutputStream(), input);
        } else {
            Thread.ofVirtual()
                    .name("git-input")
                    .start(() -> write(process.getOutputStream(), input));
        }
    }

    private static void write(OutputStream stream, String input) {
        try (stream) {
            stream.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // git ended before its input did, and will say why.
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
        // A partial clone would fetch what it lacks, by any program its configuration names.
        environment.put("GIT_ALLOW_PROTOCOL", "none");
        environment.put("LC_ALL", "C.UTF-8");
    }

    private Outcome tooLong(List<String> arguments) {
        return new Outcome.Failed(
                "git "
                        + name(arguments)
                        + " did not end within "
                        + timeout.toMillis()
                        + " ms and was stopped. Is the disk slow, or another git at work?");
    }

    private static String name(List<String> arguments) {
        return arguments.isEmpty() ? "" : arguments.getFirst();
    }

    private static Outcome interrupted() {
        Thread.currentThread().interrupt();
        return new Outcome.Failed("git was stopped because Drover is closing.");
    }
}
