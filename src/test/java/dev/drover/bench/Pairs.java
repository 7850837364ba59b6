package dev.drover.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Costs of whole processes, measured by a small C program that starts two commands in turn: a JVM
/// would measure its own way of starting processes.
///
/// The program stands where the agent's installer puts the agent, so the daemon takes it for one
/// and every hook it starts for that agent's.
final class Pairs {
    private final Path program;
    private final Map<String, String> environment;
    final Path emptyProgram;

    /// Microseconds of one command.
    record Cost(double min, double p50, double p90) {
        @Override
        public String toString() {
            return String.join(" / ", Row.number(min), Row.number(p50), Row.number(p90)) + " µs";
        }
    }

    record Result(Cost a, Cost b) {
        double ratio() {
            return a.p50 / b.p50;
        }

        double ratioOfMinima() {
            return a.min / b.min;
        }
    }

    private Pairs(Path program, Path emptyProgram, Map<String, String> environment) {
        this.program = program;
        this.emptyProgram = emptyProgram;
        this.environment = environment;
    }

    /// @param directory to compile into
    static Pairs compiled(Path directory, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path program =
                Files.createDirectories(directory.resolve("share/claude/versions"))
                        .resolve("2.1.197")
                        .toAbsolutePath();
        cc(List.of("-O2"), Path.of("src/test/c/pairs.c"), program);
        Path source = directory.resolve("true.c");
        Files.writeString(source, "int main(void) { return 0; }\n");
        Path empty = directory.resolve("true").toAbsolutePath();
        try {
            cc(List.of("-Os", "-static"), source, empty);
        } catch (IOException e) {
            cc(List.of("-Os"), source, empty); // systems without a static libc
        }
        return new Pairs(program, empty, environment);
    }

    static void cc(List<String> flags, Path source, Path program)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        // The client is built by the same choice.
        command.add(flags.contains("-static") && Files.exists(MUSL) ? MUSL.toString() : "cc");
        command.addAll(flags);
        command.addAll(List.of("-o", program.toString(), source.toString()));
        run(new ProcessBuilder(command));
    }

    private static final Path MUSL = Path.of("/usr/bin/musl-gcc");

    Result measure(int rounds, List<Path> inputs, List<String> first, List<String> second)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.addAll(
                List.of(
                        program.toString(),
                        Integer.toString(rounds),
                        Integer.toString(Math.max(5, rounds / 4))));
        inputs.forEach(input -> command.add(input.toString()));
        command.add("--");
        command.addAll(first);
        command.add("--");
        command.addAll(second);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        List<String> lines = run(builder).lines().toList();
        return new Result(cost("a", lines.get(0)), cost("b", lines.get(1)));
    }

    private static Cost cost(String name, String line) {
        String[] words = line.split(" ", -1);
        if (words.length != 4 || !words[0].equals(name)) {
            throw new IllegalStateException("pairs said: " + line);
        }
        return new Cost(
                Double.parseDouble(words[1]),
                Double.parseDouble(words[2]),
                Double.parseDouble(words[3]));
    }

    /// @return what it printed
    /// @throws IOException if it failed
    static String run(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", builder.command()) + ": " + output);
            }
            return output;
        } finally {
            process.destroyForcibly();
        }
    }
}
