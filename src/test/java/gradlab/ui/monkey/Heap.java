package gradlab.ui.monkey;

import java.lang.management.ManagementFactory;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/** What is alive after a full collection. */
record Heap(long bytes, Map<String, Long> instances, Map<String, Long> sizes) {

    private static final Pattern LINE = Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+(\\d+)\\s+(\\S+).*");
    private static final Pattern COUNTED = Pattern.compile("(gradlab|javafx\\.scene|javafx\\.stage|javafx\\.css\\.Pseudo|com\\.sun\\.javafx\\.scene|org\\.jfree|org\\.controlsfx)\\..*");
    // lambdas have other names each time they are made; the nodes that they hold are counted
    private static final Pattern NAMELESS = Pattern.compile(".*\\$\\$Lambda.*");

    // what the collector fills gaps with that it did not close
    private static final Pattern DEAD = Pattern.compile("jdk\\.internal\\.vm\\.Filler");

    private static final int SHOWN = 12;

    static Heap now() {
        try {
            String text = (String) ManagementFactory.getPlatformMBeanServer().invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"), "gcClassHistogram",
                    new Object[] {new String[0]}, new String[] {String[].class.getName()});
            Map<String, Long> counts = new HashMap<>();
            Map<String, Long> sizes = new HashMap<>();
            long bytes = 0;
            for (String line : text.split("\n")) {
                Matcher matcher = LINE.matcher(line);
                if (matcher.matches() && !DEAD.matcher(line).find()) {
                    bytes += Long.parseLong(matcher.group(2));
                    String name = matcher.group(3);
                    sizes.merge(name, Long.parseLong(matcher.group(2)), Long::sum);
                    if (COUNTED.matcher(name).matches() && !NAMELESS.matcher(name).matches()) {
                        counts.merge(name, Long.parseLong(matcher.group(1)), Long::sum);
                    }
                }
            }
            return new Heap(bytes, counts, sizes);
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Classes of which there are so many more than before, with how many. */
    Map<String, Long> moreThan(Heap before, long most) {
        Map<String, Long> found = new TreeMap<>(Comparator.comparing((String name) -> !name.startsWith("gradlab")).thenComparing(Comparator.naturalOrder()));
        instances.forEach((name, count) -> {
            long more = count - before.instances.getOrDefault(name, 0L);
            if (more > most) {
                found.put(name, more);
            }
        });
        return found;
    }

    /** The classes that take most bytes more than before. */
    List<String> heavierThan(Heap before) {
        return sizes.entrySet().stream().map(entry -> Map.entry(entry.getKey(), entry.getValue() - before.sizes.getOrDefault(entry.getKey(), 0L)))
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed()).limit(SHOWN).map(entry -> "%s +%.1f MB".formatted(entry.getKey(), entry.getValue() / 1e6)).toList();
    }
}
