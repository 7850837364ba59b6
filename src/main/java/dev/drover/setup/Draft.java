package dev.drover.setup;

import dev.drover.model.Secrets;
import dev.drover.setup.file.CarefulFile;
import dev.drover.setup.file.Snapshot;
import dev.drover.setup.file.UnsuitableFileException;
import dev.drover.setup.text.MalformedTextException;
import dev.drover.setup.text.UnifiedDiff;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A plan in the making: one target and its file as it is.
record Draft(Target target, Ground ground, Snapshot file) {
    /// A copy of the file as it was.
    private record Copy(Path path, String text) {}

    static Plan refused(Target target, Ground ground, String why) {
        return new Plan(
                target.name(),
                target.title(),
                ground.shown(target.file(ground)),
                true,
                null,
                null,
                false,
                List.of(),
                List.of(),
                List.of(),
                Plan.OldOnes.NONE,
                List.of(),
                null,
                why);
    }

    private Plan plan(
            boolean installs,
            @Nullable String after,
            boolean keep,
            List<Path> obsolete,
            List<String> notes,
            Plan.OldOnes old)
            throws UnsuitableFileException {
        String before = file.text();
        List<String> diff = new ArrayList<>();
        if (before != null || after != null) {
            diff.addAll(UnifiedDiff.of(before == null ? "" : before, after == null ? "" : after));
        }
        if (target.hasSecrets()) {
            diff.replaceAll(Secrets::redact);
        }
        boolean same = diff.isEmpty();
        return new Plan(
                target.name(),
                target.title(),
                ground.shown(file.file()),
                installs,
                file,
                same || after == null ? null : after.getBytes(StandardCharsets.UTF_8),
                keep,
                obsolete,
                diff,
                notes,
                old,
                same ? List.of() : target.live(ground, installs),
                installs ? target.trial(ground).orElse(null) : null,
                null);
    }

    boolean isPresent() throws IOException {
        String text = file.text();
        try {
            return text != null && target.isIn(text);
        } catch (MalformedTextException e) {
            return text != null && text.contains("drover"); // so that uninstall can say why not
        }
    }

    Plan install(Wish wish) throws IOException {
        String text = file.text();
        try {
            String after = target.installed(text, ground, wish);
            boolean others = text != null && (isClean(text) || !target.core(text).isEmpty());
            Plan.OldOnes old = new Plan.OldOnes(target.old(text), wish.replaceOld());
            return plan(true, after, others, List.of(), target.notes(text, ground, wish), old);
        } catch (MalformedTextException e) {
            throw unsuitable(e);
        }
    }

    private UnsuitableFileException unsuitable(MalformedTextException e) {
        return new UnsuitableFileException(
                ground.shown(file.file())
                        + " is left as it is: "
                        + e.getMessage()
                        + ". Mend that by hand, and run this again.");
    }

    Plan remove() throws IOException {
        String text = file.text();
        try {
            if (text == null || !target.isIn(text)) {
                return plan(false, text, false, List.of(), List.of(), Plan.OldOnes.NONE);
            }
            return removal(text);
        } catch (MalformedTextException e) {
            throw unsuitable(e);
        }
    }

    private Plan removal(String text) throws IOException, MalformedTextException {
        List<Copy> copies = copies();
        Optional<String> clean = copies.stream().map(Copy::text).filter(this::isClean).findFirst();
        String after =
                target.removed(text, clean.orElse(null), copies.stream().map(Copy::text).toList());
        if (after == null && Files.isSymbolicLink(file.file())) {
            after = target.removed(text, text, List.of(text)); // whoever made a link wants a file
        }
        String core = after == null ? "" : target.core(after);
        boolean rest = after != null && !isClean(after);
        boolean untouched = clean.isPresent() && !rest && target.core(clean.get()).equals(core);
        List<Path> obsolete = new ArrayList<>();
        for (Copy copy : copies) {
            if (!rest && target.core(copy.text()).equals(core)) {
                obsolete.add(copy.path());
            }
        }
        boolean keep = after != null && !untouched && !rest;
        return plan(
                false,
                untouched ? clean.get() : after,
                keep,
                obsolete,
                List.of(),
                Plan.OldOnes.NONE);
    }

    /// Is there nothing of ours in it, from whichever target?
    private boolean isClean(String text) {
        try {
            for (Target other : Targets.ALL) {
                if (other.file(ground).equals(file.file()) && other.isIn(text)) {
                    return false;
                }
            }
            return true;
        } catch (MalformedTextException e) {
            return false;
        }
    }

    private List<Copy> copies() throws IOException {
        List<Copy> copies = new ArrayList<>();
        for (Path path : CarefulFile.copies(file.file())) {
            try {
                String text = Snapshot.text(path, Files.readAllBytes(path));
                target.core(text);
                copies.add(new Copy(path, text));
            } catch (UnsuitableFileException | MalformedTextException e) {
                // Nothing that we have left there.
            }
        }
        return copies;
    }
}
