package gradlab.ui;

import gradlab.catalogue.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What of many problems is worth reading first: one mistake is often found many times over, and would hide the others.
 *
 * @param first those that are told, in their order
 * @param others those that are not, in their order
 */
public record Digest(List<Problem> first, List<Problem> others) {

    /**
     * @param ofOneKind so many of the same kind are told at most
     * @param most so many are told at most
     */
    public static Digest of(List<Problem> problems, int ofOneKind, int most) {
        List<Problem> first = new ArrayList<>();
        List<Problem> others = new ArrayList<>();
        Map<String, Integer> told = new HashMap<>();
        for (Problem problem : problems) {
            boolean isTold = first.size() < most && told.merge(problem.key(), 1, Integer::sum) <= ofOneKind;
            (isTold ? first : others).add(problem);
        }
        return new Digest(List.copyOf(first), List.copyOf(others));
    }
}
