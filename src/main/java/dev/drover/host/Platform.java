package dev.drover.host;

import java.util.Locale;

/// The kind of machine this is, as far as it decides which door to the system is taken.
enum Platform {
    /// Linux on a processor whose call numbers and structures {@link Libc} knows.
    LINUX,
    WINDOWS,
    OTHER;

    static Platform current() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch", "");
        if (os.startsWith("windows")) {
            return WINDOWS;
        }
        boolean known = arch.equals("amd64") || arch.equals("aarch64");
        return os.equals("linux") && known ? LINUX : OTHER;
    }
}
