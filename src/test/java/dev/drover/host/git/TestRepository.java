package dev.drover.host.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A real repository, made by git itself with no configuration but its own.
public final class TestRepository {
    private final Path root;

    private TestRepository(Path root) {
        this.root = root;
    }

    public static TestRepository at(Path root, String... initArguments) throws IOException {
        Files.createDirectories(root);
        TestRepository repository = new TestRepository(root.toRealPath());
        List<String> arguments = new ArrayList<>(List.of("init", "-q", "-b", "main"));
        arguments.addAll(List.of(initArguments));
        repository.git(arguments.toArray(String[]::new));
        return repository;
    }

    public static TestRepository existing(Path root) {
        return new TestRepository(root);
    }

    public Path root() {
        return root;
    }

    public TestRepository commit(String message) {
        git("commit", "-q", "--allow-empty", "-m", message);
        return this;
    }

    /// Output without the newline at its end; a git that fails fails the test.
    public String git(String... arguments) {
        return run(true, arguments);
    }

    /// For what ends in a conflict.
    public String tries(String... arguments) {
        return run(false, arguments);
    }

    private String run(boolean mustSucceed, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of("-c", "user.name=Test", "-c", "user.email=test@example.org"));
        command.addAll(List.of("-c", "protocol.file.allow=always"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        builder.environment().put("GIT_CONFIG_SYSTEM", "/dev/null");
        try {
            Process process = builder.redirectErrorStream(true).start();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.onExit().join().exitValue() != 0 && mustSucceed) {
                throw new AssertionError(String.join(" ", command) + ": " + output);
            }
            return output.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
