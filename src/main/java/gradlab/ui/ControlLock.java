package gradlab.ui;

import gradlab.experiment.ControlSet;
import gradlab.experiment.ControlSet.Span;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Key;
import gradlab.experiment.Setting;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Which settings may be changed at the moment: a teacher may have locked some, and so may the open lesson. Whatever stood when
 * they were locked, and what the lesson itself gives, may come back at any time; everything else may differ from it only in what
 * is left open. The phrase that unlocks keeps pupils from doing so by accident, it is no security. FX thread only.
 */
public final class ControlLock {

    private static final int REMEMBERED = 64;
    private static final Lock NONE = new Lock(Optional.empty(), Optional.empty(), "");

    private final ReadOnlyObjectWrapper<Lock> lock = new ReadOnlyObjectWrapper<>(NONE);
    private final ReadOnlyLongWrapper refusals = new ReadOnlyLongWrapper();
    private final Deque<ExperimentSpec> trusted = new ArrayDeque<>();
    private String phraseMark = "";

    /**
     * What is locked.
     *
     * @param teacher what the teacher leaves open, if the teacher has locked anything
     * @param lesson what the open lesson leaves open, if it locks anything
     * @param title of that lesson
     */
    public record Lock(Optional<ControlSet> teacher, Optional<ControlSet> lesson, String title) {

        public boolean isAny() {
            return teacher.isPresent() || lesson.isPresent();
        }

        private Stream<ControlSet> all() {
            return Stream.concat(teacher.stream(), lesson.stream());
        }
    }

    /** What is locked at the moment. */
    public ReadOnlyObjectProperty<Lock> lockProperty() {
        return lock.getReadOnlyProperty();
    }

    /** Grows whenever somebody wanted what is locked. */
    public ReadOnlyLongProperty refusalsProperty() {
        return refusals.getReadOnlyProperty();
    }

    public boolean isLocked() {
        return lock.get().isAny();
    }

    /** True if the setting may be changed. */
    public boolean isLive(Setting setting) {
        return lock.get().all().allMatch(controls -> controls.isLive(setting));
    }

    /** True while any of these may not be changed as a whole. */
    public BooleanBinding locks(Key... keys) {
        return Bindings.createBooleanBinding(() -> Stream.of(keys).anyMatch(key -> !isLive(Setting.of(key))), lock);
    }

    /** True while anything is locked. */
    public BooleanBinding locksAnything() {
        return Bindings.createBooleanBinding(this::isLocked, lock);
    }

    /** How far a setting may go, where that is said. */
    public Optional<Span> span(Setting setting) {
        return lock.get().all().flatMap(controls -> controls.span(setting).stream())
                .reduce((one, other) -> new Span(Math.max(one.least(), other.least()), Math.min(one.greatest(), other.greatest())));
    }

    /** True if the experiment differs from what may stand here only in what is left open. */
    public boolean allows(ExperimentSpec wanted) {
        return !isLocked() || trusted.stream().anyMatch(known -> lock.get().all().allMatch(controls -> controls.allows(known, wanted)));
    }

    /** From now on this experiment may stand here: the lesson gives it, or it is that of a run that was there. */
    public void trust(ExperimentSpec given) {
        if (!given.equals(trusted.peekFirst())) {
            trusted.remove(given);
            trusted.addFirst(given);
            if (trusted.size() > REMEMBERED) {
                trusted.removeLast();
            }
        }
    }

    /** Somebody wanted what is locked. */
    public void refuse() {
        refusals.set(refusals.get() + 1);
    }

    /**
     * The teacher locks all settings but these.
     *
     * @param phrase unlocks; empty if one click is to be enough
     * @param standing the experiments that are there
     */
    public void lock(ControlSet open, String phrase, Collection<ExperimentSpec> standing) {
        phraseMark = mark(phrase);
        begin(standing);
        lock.set(new Lock(Optional.of(open), lock.get().lesson(), lock.get().title()));
    }

    /** The lesson that is opened leaves only these settings open, or all of them. */
    public void lesson(Optional<ControlSet> open, String title, Collection<ExperimentSpec> standing) {
        if (!open.equals(lock.get().lesson())) {
            begin(standing);
            lock.set(new Lock(lock.get().teacher(), open, open.isPresent() ? title : ""));
        }
    }

    private void begin(Collection<ExperimentSpec> standing) {
        if (!isLocked()) {
            trusted.clear();
        }
        standing.forEach(this::trust);
    }

    /** True if nothing can be unlocked without a phrase. */
    public boolean asksForPhrase() {
        return !phraseMark.isEmpty();
    }

    /** Opens everything, if the phrase is right. */
    public boolean unlock(String phrase) {
        if (asksForPhrase() && !mark(phrase).equals(phraseMark)) {
            return false;
        }
        phraseMark = "";
        trusted.clear();
        lock.set(NONE);
        return true;
    }

    /** What a teacher has locked, for keeping; a mark stands for the phrase. */
    public Optional<Kept> kept() {
        return lock.get().teacher().map(open -> new Kept(open.write(Locale.ENGLISH), phraseMark));
    }

    /** Locks as it was kept, unless it cannot be understood. */
    public void restore(Kept kept, Collection<ExperimentSpec> standing) {
        ControlSet.read(kept.open()).ifPresent(open -> {
            lock(open, "", standing);
            phraseMark = kept.phraseMark();
        });
    }

    /**
     * A lock as text.
     *
     * @param open what is left open, as {@link ControlSet#write} writes it
     * @param phraseMark empty if there is no phrase
     */
    public record Kept(String open, String phraseMark) {
    }

    /** Case and spaces do not matter: the phrase is typed in front of a class. */
    private static String mark(String phrase) {
        String folded = phrase.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        if (folded.isEmpty()) {
            return "";
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(folded.getBytes(StandardCharsets.UTF_8)), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
