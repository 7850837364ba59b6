package dev.drover.cli;

/// Something that the doctor can do about a finding.
///
/// @param check the finding's
/// @param says what it will do, one sentence
/// @param stale whether it only clears away what is left over
record DoctorFix(String check, String says, boolean stale, Action action) {
    /// Does it now.
    @FunctionalInterface
    interface Action {
        /// @return what was done, one sentence
        /// @throws dev.drover.core.Refused where it cannot be done; one line
        String run() throws Exception;
    }
}
