package gradlab.lesson;

import gradlab.catalogue.Place;
import gradlab.catalogue.Problem;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ways through the lessons of a folder, from its file {@code routes.txt}: a line {@code маршрут: название} begins a route,
 * every line below it names a lesson, {@code saturation} or {@code activations шаг 1}.
 *
 * @param problems lines that could not be understood, or name no lesson; the rest works
 */
public record Routes(List<Route> routes, List<Problem> problems) {

    /** The file in the lessons' folder. */
    public static final String FILE = "routes.txt";
    private static final long MOST_BYTES = 64 << 10;
    private static final Pattern TITLE = Pattern.compile("(?iu)(?:маршрут|route)\\s*:\\s*(.+)");
    private static final Pattern STOP = Pattern.compile("(?iu)([a-z0-9-]+)(?:\\s+(?:шаг|step)\\s+(\\d{1,2}))?");

    public Routes {
        routes = List.copyOf(routes);
        problems = List.copyOf(problems);
    }

    public record Route(String title, List<Stop> stops) {
        public Route {
            stops = List.copyOf(stops);
        }
    }

    /** A lesson on the way; {@code step} if only this one of its steps is meant, from 1. */
    public record Stop(String lesson, OptionalInt step) {
    }

    /** The routes of the folder; none if it has no such file or it cannot be read. */
    public static Routes of(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            if (Files.isRegularFile(file) && Files.size(file) > MOST_BYTES) {
                return new Routes(List.of(), List.of(Problem.at(new Place(file.toString(), 1, 1), "routes.large", MOST_BYTES >> 10)));
            }
            return Files.isRegularFile(file) ? read(file, Files.readAllLines(file, StandardCharsets.UTF_8), folder) : new Routes(List.of(), List.of());
        } catch (CharacterCodingException e) {
            return new Routes(List.of(), List.of(Problem.at(new Place(file.toString(), 1, 1), "file.utf8")));
        } catch (IOException e) {
            return new Routes(List.of(), List.of(Problem.at(new Place(file.toString(), 1, 1), "routes.unreadable")));
        }
    }

    private static Routes read(Path file, List<String> lines, Path folder) {
        List<Route> routes = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).replace("\uFEFF", "").strip();
            Place place = new Place(file.toString(), number, 1);
            Matcher title = TITLE.matcher(line);
            Matcher stop = STOP.matcher(line);
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            } else if (title.matches()) {
                routes.add(new Route(title.group(1).strip(), List.of()));
            } else if (!stop.matches()) {
                problems.add(Problem.at(place, "routes.line", line));
            } else if (routes.isEmpty()) {
                problems.add(Problem.at(place, "routes.start", line));
            } else if (!Files.isRegularFile(folder.resolve(stop.group(1) + ".md"))) {
                problems.add(Problem.at(place, "routes.lesson", stop.group(1)));
            } else {
                OptionalInt step = stop.group(2) == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(stop.group(2)));
                Route last = routes.removeLast();
                List<Stop> longer = new ArrayList<>(last.stops());
                longer.add(new Stop(stop.group(1), step));
                routes.add(new Route(last.title(), longer));
            }
        }
        return new Routes(routes, problems);
    }
}
