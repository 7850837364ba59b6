package dev.drover.ui.doctor;

import dev.drover.model.view.DoctorFinding;
import dev.drover.model.view.DoctorStep;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// What the page of the doctor asks for and has done. All of it may wait for the disk.
///
/// @param findings runs all checks
/// @param treat does what the finding offers, after another look at it
/// @param report findings and evidence as Markdown
public record DoctorInputs(
        Supplier<List<DoctorFinding>> findings,
        Function<DoctorFinding, DoctorStep> treat,
        Supplier<String> report) {}
