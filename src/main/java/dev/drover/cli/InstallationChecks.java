package dev.drover.cli;

import dev.drover.model.view.DoctorFinding;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The doctor looks at what was installed: Java, the client, what a window needs.
final class InstallationChecks {
    private static final int JAVA = 25;
    private static final List<String> WINDOW_LIBRARIES =
            List.of("libpango-1.0.so.0", "libfreetype.so.6", "libfontconfig.so.1", "libgtk-3.so.0");
    private static final List<String> PLACES =
            List.of(
                    "/usr/lib",
                    "/usr/lib64",
                    "/lib",
                    "/lib64",
                    "/usr/local/lib",
                    "/usr/lib/x86_64-linux-gnu",
                    "/usr/lib/aarch64-linux-gnu");

    private InstallationChecks() {}

    static void run(Context context, Diagnosis diagnosis) {
        diagnosis.add(java());
        diagnosis.add(client(context));
        diagnosis.add(display(context));
    }

    private static DoctorFinding java() {
        String what = Runtime.version() + " at " + System.getProperty("java.home", "?");
        return Runtime.version().feature() >= JAVA
                ? DoctorFinding.ok("java", what)
                : DoctorFinding.fail("java", what + " is too old", "Install Java 25 or newer.");
    }

    private static DoctorFinding client(Context context) {
        Path client = context.machine().installation().resolve("bin").resolve("drover");
        if (!Files.isExecutable(client)) {
            return DoctorFinding.fail(
                    "client",
                    context.shortPath(client) + " is missing or not executable: no hook can report",
                    "Install Drover anew, or build it with `mvn package`.");
        }
        try (InputStream in = Files.newInputStream(client)) {
            byte[] head = in.readNBytes(2);
            boolean script = head.length == 2 && head[0] == '#' && head[1] == '!';
            String where = context.shortPath(client);
            return script
                    ? DoctorFinding.warn(
                            "client",
                            where + " is the shell form, which costs each hook about 5 ms more",
                            "Install a C compiler and build anew for the native one.")
                    : DoctorFinding.ok("client", "native, " + where);
        } catch (IOException e) {
            return DoctorFinding.fail(
                    "client", "cannot be read: " + e.getMessage(), "Install it anew.");
        }
    }

    private static DoctorFinding display(Context context) {
        if (!context.machine().hasDisplay()) {
            return DoctorFinding.ok("display", "none: Drover runs without a window here");
        }
        List<String> missing = new ArrayList<>();
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("linux")) {
            WINDOW_LIBRARIES.stream().filter(l -> !isInstalled(l)).forEach(missing::add);
        }
        return missing.isEmpty()
                ? DoctorFinding.ok("display", "present, with what a window needs")
                : DoctorFinding.warn(
                        "display",
                        "present, but not found: " + String.join(", ", missing),
                        "Install these libraries, or run the daemon with --headless.");
    }

    private static boolean isInstalled(String library) {
        return PLACES.stream().anyMatch(place -> Files.exists(Path.of(place, library)));
    }
}
