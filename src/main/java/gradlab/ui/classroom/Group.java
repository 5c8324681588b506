package gradlab.ui.classroom;

import gradlab.ui.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Works that belong together.
 *
 * @param index gives colour and line style
 */
record Group(int index, String name, List<Work> works) {

    Group {
        works = List.copyOf(works);
    }

    /** The largest group first; of equals by their names. */
    static List<Group> of(List<Work> works, Grouping grouping, Words words) {
        Map<String, List<Work>> byName = new LinkedHashMap<>();
        works.forEach(work -> byName.computeIfAbsent(grouping.of(work, words), _ -> new ArrayList<>()).add(work));
        List<Map.Entry<String, List<Work>>> sorted = byName.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, List<Work>> entry) -> -entry.getValue().size()).thenComparing(Map.Entry::getKey)).toList();
        List<Group> groups = new ArrayList<>();
        for (Map.Entry<String, List<Work>> entry : sorted) {
            groups.add(new Group(groups.size(), entry.getKey(), entry.getValue()));
        }
        return groups;
    }
}
