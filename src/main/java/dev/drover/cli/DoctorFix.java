package dev.drover.cli;

import dev.drover.model.view.DoctorFinding;

/// Something that the doctor can do about a finding, which tells what that is.
record DoctorFix(DoctorFinding about, Action action) {
    /// Does it now.
    @FunctionalInterface
    interface Action {
        /// @return what was done, one sentence without its full stop
        /// @throws dev.drover.core.Refused where it cannot be done; one line
        String run() throws Exception;
    }

    String says() {
        return String.valueOf(about.fix());
    }
}
