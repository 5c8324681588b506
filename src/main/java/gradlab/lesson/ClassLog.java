package gradlab.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The closed votes of a class, in the order in which they were closed first. A vote that is counted again takes the place of
 * the one before.
 */
public record ClassLog(List<Vote> votes) {

    public static final ClassLog EMPTY = new ClassLog(List.of());

    public ClassLog {
        votes = List.copyOf(votes);
    }

    public ClassLog with(Vote closed) {
        List<Vote> changed = new ArrayList<>(votes);
        int before = changed.indexOf(vote(closed.lesson(), closed.step(), closed.round()).orElse(null));
        if (before < 0) {
            changed.add(closed);
        } else {
            changed.set(before, closed);
        }
        return new ClassLog(changed);
    }

    /** Without the votes of a lesson. */
    public ClassLog without(String lesson) {
        return new ClassLog(votes.stream().filter(vote -> !vote.lesson().equals(lesson)).toList());
    }

    public Optional<Vote> vote(String lesson, String step, int round) {
        return votes.stream().filter(vote -> vote.lesson().equals(lesson) && vote.step().equals(step) && vote.round() == round).findFirst();
    }
}
