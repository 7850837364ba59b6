package dev.drover.model.view;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// One thing that the doctor would do or has done about a finding.
///
/// @param check the finding's
/// @param fix what it does
/// @param touches what that changes, a line each
/// @param done what was done, null for a preview and what failed
/// @param failure why it was not done
public record DoctorStep(
        String check,
        String fix,
        List<String> touches,
        @Nullable String done,
        @Nullable String failure) {
    public DoctorStep {
        touches = List.copyOf(touches);
    }
}
