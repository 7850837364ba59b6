package dev.drover.client;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The two clients, which have to behave alike.
enum Client {
    NATIVE("bin/drover"),
    TWIN("lib/drover.sh");

    static final Path DIST = Path.of(System.getProperty("drover.dist", "target/drover"));

    private final String file;

    Client(String file) {
        this.file = file;
    }

    /// The built file. The native one is absent only where nothing could have compiled it.
    Path built() throws IOException {
        Path built = DIST.resolve(file).toAbsolutePath();
        if (this == NATIVE && isScript(built)) {
            assumeTrue(!onPath("cc") && !onPath("musl-gcc"), "the C client was not built");
            assumeTrue(false, "there is no C compiler here");
        }
        return built;
    }

    static boolean isScript(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return bytes[0] == '#' && bytes[1] == '!';
    }

    static boolean onPath(String command) {
        for (String directory : System.getenv("PATH").split(":", -1)) {
            if (Files.isExecutable(Path.of(directory, command))) {
                return true;
            }
        }
        return false;
    }
}
