package dev.drover.cli;

import dev.drover.config.Paths;
import dev.drover.model.view.DoctorFinding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/// The doctor looks at Drover's own files: who may read them, and what the log says lately.
final class DiskChecks {
    private static final int LATELY = 500;
    private static final Set<PosixFilePermission> OTHERS =
            PosixFilePermissions.fromString("---rwxrwx");

    private DiskChecks() {}

    static void run(Context context, Diagnosis diagnosis) throws IOException {
        Paths paths = context.paths();
        diagnosis.add(directory("state", paths.state(), context));
        diagnosis.add(directory("runtime", paths.runtime(), context));
        for (Path file : List.of(paths.database(), paths.token())) {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                diagnosis.add(privacy(file.getFileName().toString(), file, "600", context));
            }
        }
        diagnosis.add(log(context));
    }

    private static DoctorFinding directory(String name, Path path, Context context)
            throws IOException {
        String where = context.shortPath(path);
        if (Files.isSymbolicLink(path)) {
            return DoctorFinding.fail(
                    name,
                    where + " is a link, which Drover does not follow",
                    "Put a directory of your own there.");
        }
        if (!Files.exists(path)) {
            return DoctorFinding.ok(name, where + " is made at the first start");
        }
        if (!Files.isDirectory(path)) {
            return DoctorFinding.fail(
                    name, where + " is no directory", "Move it away, and start Drover again.");
        }
        if (!Files.isWritable(path)) {
            return DoctorFinding.fail(
                    name,
                    where + " cannot be written, so nothing would be remembered",
                    "Give it back to yourself (chown, chmod), or free the disk.");
        }
        return privacy(name, path, "700", context);
    }

    private static DoctorFinding privacy(String name, Path path, String mode, Context context)
            throws IOException {
        String where = context.shortPath(path);
        if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return DoctorFinding.ok(name, where);
        }
        Set<PosixFilePermission> now =
                Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
        return now.stream().noneMatch(OTHERS::contains)
                ? DoctorFinding.ok(name, where + " (yours alone)")
                : DoctorFinding.fail(
                        name,
                        where + " is open to others (" + PosixFilePermissions.toString(now) + ")",
                        "chmod " + mode + " '" + path + "'");
    }

    private static DoctorFinding log(Context context) {
        List<LogLine> errors =
                LogFile.at(context.paths().log()).tail(LATELY).stream()
                        .filter(LogLine::isError)
                        .toList();
        return errors.isEmpty()
                ? DoctorFinding.ok("log", "no errors lately")
                : DoctorFinding.warn(
                        "log",
                        errors.size() + " errors lately, the last: " + errors.getLast().text(),
                        "drover daemon logs");
    }
}
