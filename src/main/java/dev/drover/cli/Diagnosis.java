package dev.drover.cli;

import java.util.ArrayList;
import java.util.List;

/// What the doctor has found, and what it could do about it.
record Diagnosis(List<Finding> findings, List<DoctorFix> fixes) {
    Diagnosis() {
        this(new ArrayList<>(), new ArrayList<>());
    }

    void add(Finding finding) {
        findings.add(finding);
    }

    /// A finding with its cure.
    void add(Finding finding, boolean stale, DoctorFix.Action action) {
        findings.add(finding);
        fixes.add(new DoctorFix(finding.check(), String.valueOf(finding.fix()), stale, action));
    }
}
