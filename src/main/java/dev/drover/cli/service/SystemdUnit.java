package dev.drover.cli.service;

import java.util.Map;

/// The unit file of systemd, with the limits of the headless daemon (ST8).
public final class SystemdUnit {
    /// By this the unit is known to systemd.
    public static final String NAME = "drover.service";

    // No PrivateTmp: it implies a user namespace, from which the /proc entries of the user's own
    // processes cannot be read.
    private static final String LIMITS =
            """
            Restart=on-failure
            RestartSec=2
            SuccessExitStatus=143
            TimeoutStopSec=15
            KillMode=mixed
            MemoryMax=256M
            CPUQuota=50%
            LimitNOFILE=65536
            NoNewPrivileges=yes
            UMask=0077
            """;

    private SystemdUnit() {}

    static String text(ServicePlan plan) {
        StringBuilder text = new StringBuilder();
        text.append("[Unit]\n")
                .append("Description=Drover keeps sight of coding agents\n")
                .append("Documentation=man:drover(1)\n")
                .append("StartLimitIntervalSec=60\n")
                .append("StartLimitBurst=5\n\n")
                .append("[Service]\n")
                .append("ExecStart=")
                .append(quoted(plan.launcher().toString()))
                .append(" daemon run --headless\n");
        for (Map.Entry<String, String> variable : plan.sorted().entrySet()) {
            text.append("Environment=")
                    .append(quoted(variable.getKey() + "=" + variable.getValue()))
                    .append('\n');
        }
        return text.append(LIMITS).append("\n[Install]\nWantedBy=default.target\n").toString();
    }

    /// systemd reads C's escapes within quotes, and percent signs everywhere.
    private static String quoted(String word) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                case '%' -> quoted.append("%%");
                case '\n' -> quoted.append("\\n");
                default -> quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
