package dev.drover.cli;

import dev.drover.model.view.DoctorFinding;

import java.util.ArrayList;
import java.util.List;

/// What the doctor has found, and what it could do about it.
final class Diagnosis {
    private final List<DoctorFinding> findings = new ArrayList<>();
    private final List<DoctorFix> fixes = new ArrayList<>();
    private String area = "";

    /// What is looked at from here on.
    void lookAt(String what) {
        area = what;
    }

    void add(DoctorFinding finding) {
        findings.add(finding.in(area));
    }

    /// A finding with its cure.
    void add(DoctorFinding finding, DoctorFix.Action action) {
        add(finding);
        fixes.add(new DoctorFix(findings.getLast(), action));
    }

    List<DoctorFinding> findings() {
        return List.copyOf(findings);
    }

    List<DoctorFix> fixes() {
        return List.copyOf(fixes);
    }
}
