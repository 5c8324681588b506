package gradlab.ui.lesson;

import gradlab.catalogue.Spelling;
import gradlab.lesson.Routes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The lessons of a folder: in the order of its first route, others after them, each behind those it builds on. */
final class Shelf {

    private static final int HEAD_LINES = 40;

    private Shelf() {
    }

    /**
     * A lesson as its head introduces it.
     *
     * @param before ids of lessons to be read first
     */
    record Entry(Path file, String id, String title, List<String> before) {

        /** The title up to its colon. */
        String shortTitle() {
            int colon = title.indexOf(':');
            return colon > 0 ? title.substring(0, colon) : title;
        }
    }

    /**
     * What stands on the shelf.
     *
     * @param course the lessons that came with the lab
     * @param own those of a folder that the user opened
     */
    record Lists(List<Entry> course, List<Entry> own) {

        Lists {
            course = List.copyOf(course);
            own = List.copyOf(own);
        }

        List<Entry> all() {
            return Stream.concat(course.stream(), own.stream()).toList();
        }
    }

    /** All lessons; a folder that cannot be read is empty. Reads only heads, so it is quick. */
    static List<Entry> of(Path folder) {
        List<Entry> entries = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.getFileName().toString().endsWith(".md") && Files.isRegularFile(file)).sorted().forEach(file -> {
                Map<String, String> head = head(file);
                if (!head.isEmpty()) {
                    entries.add(entry(file, head));
                }
            });
        } catch (IOException e) {
            return List.of();
        }
        List<String> course = Routes.of(folder).routes().stream().findFirst()
                .map(route -> route.stops().stream().map(Routes.Stop::lesson).toList()).orElse(List.of());
        entries.sort(Comparator.comparingInt(entry -> course.contains(entry.id()) ? course.indexOf(entry.id()) : course.size()));
        return inOrder(entries);
    }

    private static Entry entry(Path file, Map<String, String> head) {
        String name = file.getFileName().toString().replaceFirst("\\.md$", "");
        String title = head.getOrDefault("название", head.getOrDefault("title", name));
        String before = head.getOrDefault("нужнодо", head.getOrDefault("after", ""));
        return new Entry(file, head.getOrDefault("id", name), title, Stream.of(before.split(",")).map(String::strip).filter(id -> !id.isEmpty()).toList());
    }

    private static Map<String, String> head(Path file) {
        Map<String, String> head = new HashMap<>();
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            List<String> first = lines.limit(HEAD_LINES).toList();
            if (first.isEmpty() || !first.getFirst().replace("\uFEFF", "").strip().equals("---")) {
                return Map.of();
            }
            for (String line : first.subList(1, first.size())) {
                if (line.strip().equals("---")) {
                    return head;
                }
                int colon = line.indexOf(':');
                if (colon > 0) {
                    head.put(Spelling.fold(line.substring(0, colon)), line.substring(colon + 1).strip().replaceAll("^\"(.*)\"$", "$1"));
                }
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            return Map.of("title", file.getFileName().toString());
        }
        return head;
    }

    /** Every lesson after those it needs; otherwise by file name. Circles are broken where they are met. */
    static List<Entry> inOrder(List<Entry> entries) {
        List<Entry> ordered = new ArrayList<>();
        Set<String> placed = new HashSet<>();
        Set<String> known = new HashSet<>();
        entries.forEach(entry -> known.add(entry.id()));
        List<Entry> waiting = new ArrayList<>(entries);
        while (!waiting.isEmpty()) {
            Entry next = waiting.stream()
                    .filter(entry -> entry.before().stream().allMatch(id -> placed.contains(id) || !known.contains(id)))
                    .findFirst().orElse(waiting.getFirst());
            waiting.remove(next);
            placed.add(next.id());
            ordered.add(next);
        }
        return ordered;
    }
}
