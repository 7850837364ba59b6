package dev.drover.setup;

import dev.drover.host.FileExchange;
import dev.drover.setup.file.Exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A user's home with agents' settings in it, and setup at work there.
final class SetupHome {
    static final Path CLIENT = Path.of("/opt/drover/bin/drover");
    final Path home;
    final Setup setup;

    SetupHome(Path home) {
        this(home, CLIENT, FileExchange::swap);
    }

    SetupHome(Path home, Path client, Exchange exchange) {
        this.home = home;
        this.setup =
                new Setup(
                        new Ground(home, Map.of(), client, client.resolveSibling("drover-app")),
                        exchange);
    }

    Path claude() {
        return home.resolve(".claude").resolve("settings.json");
    }

    Path write(String file, byte[] bytes) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.write(path, bytes);
    }

    List<Outcome> install(String... targets) {
        return setup.plan(List.of(targets), Wish.USUAL).stream().map(setup::apply).toList();
    }

    List<Outcome> uninstall(String... targets) {
        return setup.planRemoval(List.of(targets)).stream().map(setup::apply).toList();
    }

    /// All files below the home, relative to it.
    List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(f -> !Files.isDirectory(f))
                    .map(f -> home.relativize(f).toString())
                    .sorted()
                    .toList();
        }
    }
}
