package dev.drover.cli.service;

import java.util.HashMap;
import java.util.Map;

/// What `systemctl show` tells of one unit, a property a line.
record UnitState(Map<String, String> properties) {
    static final String WANTED =
            "LoadState,UnitFileState,ActiveState,SubState,MainPID,NRestarts,Result,FragmentPath,"
                    + "DropInPaths,NeedDaemonReload";

    static UnitState parse(String text) {
        Map<String, String> found = new HashMap<>();
        for (String line : text.lines().toList()) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                found.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return new UnitState(Map.copyOf(found));
    }

    String get(String name) {
        return properties.getOrDefault(name, "");
    }

    boolean isEnabled() {
        return get("UnitFileState").startsWith("enabled");
    }

    boolean isRunning() {
        return get("ActiveState").equals("active");
    }

    /// It waits to be started again, or is just starting.
    boolean isComing() {
        return get("ActiveState").equals("activating");
    }

    boolean isFailed() {
        return get("ActiveState").equals("failed");
    }

    /// 0 for none.
    long number(String name) {
        try {
            return Long.parseLong(get(name));
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
