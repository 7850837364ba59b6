package dev.drover.desktop;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/// Gives tests their {@link DesktopSession}: one X server for all, a session for each. When a test
/// fails it keeps the screen in `target/screenshots/failed/` and prints what all programs said.
final class DesktopSuite implements ParameterResolver, AfterEachCallback {
    private static final Namespace STORE = Namespace.create(DesktopSuite.class);
    private static final Path FAILED = Path.of("target", "screenshots", "failed");

    /// What all tests share.
    private static final class Shared implements AutoCloseable {
        final DesktopUser user;
        final Path directory;
        final Path distribution;
        final XServer screen;

        Shared() {
            try {
                user = DesktopUser.find();
                directory = Files.createTempDirectory("desks-");
                Files.setPosixFilePermissions(
                        directory, PosixFilePermissions.fromString("rwxr-xr-x"));
                distribution = readable(Path.of(System.getProperty("drover.dist")));
                Path own = Files.createDirectory(directory.resolve("x"));
                user.give(own);
                screen = XServer.start(user, own);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /// Another user may not be allowed to go where the sources are.
        private Path readable(Path built) throws IOException {
            if (!user.stranger()) {
                return built;
            }
            Path copy = directory.resolve("drover");
            Program.output(List.of("cp", "-a", built.toString(), copy.toString()), Map.of());
            Program.output(List.of("chmod", "-R", "a+rX", copy.toString()), Map.of());
            return copy;
        }

        @Override
        public void close() throws IOException {
            screen.close();
            Program.output(List.of("rm", "-rf", directory.toString()), Map.of());
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == DesktopSession.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Shared shared =
                context.getRoot()
                        .getStore(STORE)
                        .computeIfAbsent(Shared.class, _ -> new Shared(), Shared.class);
        return context.getStore(STORE)
                .computeIfAbsent(DesktopSession.class, _ -> open(shared), DesktopSession.class);
    }

    private static DesktopSession open(Shared shared) {
        try {
            return new DesktopSession(shared.user, shared.screen, shared.distribution);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Before the store closes the session.
    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        DesktopSession session =
                context.getStore(STORE).get(DesktopSession.class, DesktopSession.class);
        if (session == null || context.getExecutionException().isEmpty()) {
            return;
        }
        String name =
                context.getRequiredTestClass().getSimpleName()
                        + "-"
                        + context.getRequiredTestMethod().getName();
        Path picture = FAILED.resolve(name + ".png");
        System.out.println("=== " + name + " failed; the screen is in " + picture);
        System.out.println(session.tails());
        System.out.println("--- log of the app\n" + session.appLog());
        session.screen().screenshot(picture);
    }
}
