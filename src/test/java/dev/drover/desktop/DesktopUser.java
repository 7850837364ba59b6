package dev.drover.desktop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Whom the desktop belongs to: whoever runs the tests, or where that is root a normal user, named
/// by `DROVER_DESKTOP_USER` or else `nobody`. Nothing that is tested ever runs as root.
record DesktopUser(String name, String group, boolean stranger) {

    static DesktopUser find() throws IOException {
        String own = System.getProperty("user.name");
        if (!own.equals("root")) {
            return new DesktopUser(own, "", false);
        }
        String name = System.getenv().getOrDefault("DROVER_DESKTOP_USER", "nobody");
        String group = Program.output(List.of("id", "--group", name), Map.of()).strip();
        return new DesktopUser(name, group, true);
    }

    /// The command as this user runs it. It stays the same process.
    List<String> as(List<String> command) {
        List<String> whole = new ArrayList<>();
        if (stranger) {
            whole.addAll(
                    List.of(
                            "setpriv",
                            "--reuid=" + name,
                            "--regid=" + group,
                            "--init-groups",
                            "--"));
        }
        whole.addAll(command);
        return whole;
    }

    /// Makes a directory and all in it this user's.
    void give(Path directory) throws IOException {
        if (stranger) {
            Program.output(
                    List.of("chown", "--recursive", name + ":" + group, directory.toString()),
                    Map.of());
        }
    }
}
