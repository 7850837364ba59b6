package dev.drover.app;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The child processes of one test: started with all output in files, and ended by their own
/// handles when the test is over.
final class Children implements AutoCloseable {
    private final Path directory;
    private final List<Child> all = new ArrayList<>();

    Children(Path directory) {
        this.directory = directory;
    }

    record Child(Process process, Path output) {
        String text() {
            try {
                return Files.readString(output);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        /// @return the exit code
        int await(Duration atMost) throws InterruptedException {
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("Still running after " + atMost + ": " + text());
            }
            return process.exitValue();
        }

        /// Sends a signal such as `STOP` by its number or name.
        void signal(String name) throws IOException, InterruptedException {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        }
    }

    Child start(Map<String, String> environment, List<String> command) throws IOException {
        Path output = directory.resolve("child-" + all.size() + ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectInput(new File("/dev/null"))
                        .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("DROVER_"));
        builder.environment().putAll(environment);
        Child child = new Child(builder.start(), output);
        all.add(child);
        return child;
    }

    /// A JVM on the class path of the tests.
    Child java(String mainClass, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.add(mainClass);
        command.addAll(List.of(arguments));
        return start(Map.of(), command);
    }

    @Override
    public void close() {
        for (Child child : all) {
            child.process().destroyForcibly();
        }
        for (Child child : all) {
            child.process().onExit().join();
        }
    }
}
