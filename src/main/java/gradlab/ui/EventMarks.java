package gradlab.ui;

import gradlab.experiment.Key;
import gradlab.experiment.SpecChange;
import gradlab.train.Branch;
import gradlab.train.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Events that stand too close together to be told apart share one mark. */
final class EventMarks {

    private static final int SENTENCES = 8;

    private EventMarks() {
    }

    /** One mark: its place on the bar and the events it stands for, the most important first. */
    record Mark(double x, List<Event> events) {
        Event first() {
            return events.getFirst();
        }
    }

    /** Marks at least {@code gap} pixels apart, from left to right. */
    static List<Mark> of(List<Event> events, StepScale scale, double gap) {
        List<Mark> marks = new ArrayList<>();
        List<Event> near = new ArrayList<>();
        for (Event event : events) {
            if (!near.isEmpty() && scale.x(event.step()) - scale.x(near.getFirst().step()) >= gap) {
                marks.add(mark(near, scale));
                near.clear();
            }
            near.add(event);
        }
        if (!near.isEmpty()) {
            marks.add(mark(near, scale));
        }
        return marks;
    }

    /** Marks in the order in which they may claim room for a label. */
    static List<Mark> byImportance(List<Mark> marks) {
        return marks.stream().sorted(Comparator.comparingInt(mark -> rank(mark.first()))).toList();
    }

    /** A few words for the bar. */
    static String label(Mark mark, Words words) {
        Event event = mark.first();
        String label = switch (event.kind()) {
            case SATURATED -> words.get("timeline.saturated", event.layer());
            case FADING -> words.get("timeline.fading", event.layer());
            case VANISHING, EXPLODING, DIVERGED -> words.get("event." + event.kind().id() + ".short");
            case STOPPED, RESTORED -> words.get("event.stopped.short");
            case TYPED -> words.get("key.edits");
            case FORKED -> words.get("timeline.forked", Branch.letter((int) event.value()));
            case CHANGED -> event.change().map(change -> changeLabel(change, words)).orElse("");
        };
        return mark.events().size() == 1 ? label : words.get("timeline.several", label, mark.events().size() - 1);
    }

    /** A sentence per event. */
    static String sentences(Mark mark, Words words) {
        List<String> lines = new ArrayList<>();
        mark.events().stream().sorted(Comparator.comparingLong(Event::step)).limit(SENTENCES)
                .forEach(event -> lines.add(words.get("timeline.at", words.whole(event.step()), sentence(event, words))));
        if (mark.events().size() > SENTENCES) {
            lines.add(words.get("timeline.more", mark.events().size() - SENTENCES));
        }
        return String.join("\n", lines);
    }

    private static Mark mark(List<Event> near, StepScale scale) {
        List<Event> sorted = near.stream().sorted(Comparator.comparingInt(EventMarks::rank)).toList();
        return new Mark(scale.x(sorted.getFirst().step()), sorted);
    }

    private static int rank(Event event) {
        return switch (event.kind()) {
            case DIVERGED -> 0;
            case STOPPED, RESTORED -> 1;
            case EXPLODING, VANISHING -> 2;
            case SATURATED -> 3;
            case FADING -> 4;
            case FORKED -> 5;
            case CHANGED, TYPED -> 6;
        };
    }

    private static String changeLabel(SpecChange change, Words words) {
        List<Key> keys = change.keys();
        return keys.size() == 1 ? Words.inSentence(words.get("key." + keys.getFirst().spelling().english())) : words.get("event.changed.short");
    }

    private static String sentence(Event event, Words words) {
        String value = switch (event.kind()) {
            case SATURATED -> words.percent(event.value());
            case FORKED -> Branch.letter((int) event.value());
            default -> words.number(event.value(), 3);
        };
        String change = event.change().map(found -> words.notation(found.describe(words.locale()))).orElse("");
        return words.get("event." + event.kind().id(), event.layer(), value, change);
    }
}
