package gradlab.ui.lesson;

import gradlab.catalogue.BadInput;
import gradlab.lesson.Lesson;
import gradlab.lesson.LessonReader;
import gradlab.lesson.Routes;
import gradlab.lesson.Routes.Stop;
import gradlab.lesson.Step;
import gradlab.ui.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** How far the reader has come: what was done and predicted in all lessons, confident mistakes first, and the routes. */
final class JourneyPage implements Leaf {

    private final Words words;
    private final Executor background;
    private final Progress progress;
    private final Path folder;
    private final Optional<Path> ownFolder;
    private final Consumer<Path> openLesson;
    private final VBox page = new VBox();
    private Known known = new Known(Map.of(), Set.of(), new Routes(List.of(), List.of()));
    private Subscription listening = Subscription.EMPTY;

    /** @param own which of the lessons are the user's own */
    private record Known(Map<String, Lesson> lessons, Set<String> own, Routes routes) {
    }

    /**
     * @param background where the lessons are read
     * @param ownFolder where lessons of the user's own are, if there are any
     */
    JourneyPage(Words words, Executor background, Progress progress, Path folder, Optional<Path> ownFolder, Consumer<Path> openLesson) {
        this.ownFolder = ownFolder;
        this.words = words;
        this.background = background;
        this.progress = progress;
        this.folder = folder;
        this.openLesson = openLesson;
    }

    @Override
    public Region open() {
        page.setId("journey");
        page.getStyleClass().addAll("lesson-page", "journey");
        page.setMinWidth(0);
        page.getChildren().setAll(text(words.get("lesson.journey.reading"), "lesson-empty"));
        background.execute(() -> {
            Map<String, Lesson> lessons = lessons(folder);
            // a copy of a lesson of the course under its own name is the same lesson
            Set<String> own = new LinkedHashSet<>();
            ownFolder.map(JourneyPage::lessons).orElse(Map.of()).forEach((id, lesson) -> {
                if (lessons.putIfAbsent(id, lesson) == null) {
                    own.add(id);
                }
            });
            Known read = new Known(lessons, own, Routes.of(folder));
            Platform.runLater(() -> {
                known = read;
                listening = Subscription.combine(progress.changesProperty().subscribe((_, _) -> refresh()),
                        words.textsProperty().subscribe((_, _) -> refresh()));
                refresh();
            });
        });
        return page;
    }

    @Override
    public void close() {
        listening.unsubscribe();
    }

    /** In the order of the shelf; a lesson that cannot be read is left out. */
    private static Map<String, Lesson> lessons(Path folder) {
        Map<String, Lesson> lessons = new LinkedHashMap<>();
        for (Shelf.Entry entry : Shelf.of(folder)) {
            try {
                lessons.put(entry.id(), LessonReader.read(entry.file()));
            } catch (BadInput unreadable) {
                // its own page says what is wrong with it
            }
        }
        return lessons;
    }

    private void refresh() {
        Map<String, Tally> tallies = new LinkedHashMap<>();
        known.lessons().forEach((id, lesson) -> tallies.put(id, Tally.of(lesson, progress)));
        page.getChildren().setAll(text(words.get("lesson.leaf.journey"), "lesson-title"));
        sums(tallies);
        mistakes(tallies);
        page.getChildren().add(heading("lesson.journey.routes"));
        if (known.routes().routes().isEmpty()) {
            page.getChildren().add(text(words.get("lesson.journey.no-routes"), "lesson-empty"));
        }
        known.routes().routes().forEach(route -> page.getChildren().add(
                card(route.title(), route.stops().stream().map(stop -> row(stop, tallies)).toList())));
        page.getChildren().add(card(words.get("lesson.journey.all"), rows(false, tallies)));
        if (!known.own().isEmpty()) {
            VBox mine = card(words.get("lesson.own"), rows(true, tallies));
            mine.setId("journey-own");
            page.getChildren().add(mine);
        }
    }

    private List<HBox> rows(boolean own, Map<String, Tally> tallies) {
        return known.lessons().keySet().stream().filter(id -> known.own().contains(id) == own)
                .map(id -> row(new Stop(id, OptionalInt.empty()), tallies)).toList();
    }

    private void sums(Map<String, Tally> tallies) {
        List<Tally> all = List.copyOf(tallies.values());
        if (all.stream().noneMatch(Tally::isBegun)) {
            page.getChildren().add(text(words.get("lesson.journey.nothing"), "lesson-goal"));
            return;
        }
        int done = (int) all.stream().filter(Tally::isDone).count();
        int begun = (int) all.stream().filter(tally -> tally.isBegun() && !tally.isDone()).count();
        page.getChildren().addAll(text(words.get("lesson.journey.lessons", done, all.size(), begun), "journey-sum"),
                text(words.get("lesson.journey.predictions", sum(all, Tally::right), sum(all, Tally::wrong), sum(all, Tally::without)), "journey-sum"));
    }

    private static int sum(List<Tally> tallies, java.util.function.ToIntFunction<Tally> part) {
        return tallies.stream().mapToInt(part).sum();
    }

    private void mistakes(Map<String, Tally> tallies) {
        List<HBox> rows = new ArrayList<>();
        tallies.forEach((id, tally) -> {
            for (Step step : tally.sureAndWrong()) {
                rows.add(row("sure-" + id + "-" + step.id(), known.lessons().get(id), words.get("lesson.journey.stop", shortTitle(id), step.title()), ""));
            }
        });
        if (!rows.isEmpty()) {
            VBox card = card(words.get("lesson.journey.sure"), rows);
            card.setId("journey-sure");
            card.getChildren().add(1, text(words.get("lesson.journey.sure.why"), "lesson-goal"));
            page.getChildren().add(card);
        }
    }

    private HBox row(Stop stop, Map<String, Tally> tallies) {
        String id = stop.lesson();
        String title = stop.step().isPresent() ? words.get("lesson.journey.step", shortTitle(id), stop.step().getAsInt()) : shortTitle(id);
        Tally tally = tallies.get(id);
        String state = tally == null || !tally.isBegun() ? words.get("lesson.journey.new")
                : tally.isDone() ? "✓ " + words.get("lesson.journey.done") : words.get("lesson.journey.part", tally.done(), tally.all());
        return row("journey-" + id, known.lessons().get(id), title, state);
    }

    private HBox row(String id, Lesson lesson, String title, String state) {
        Button link = new Button(title);
        link.setId(id);
        link.getStyleClass().add("lesson-link");
        link.setWrapText(true);
        link.setMaxWidth(Double.MAX_VALUE);
        link.setMinHeight(Region.USE_PREF_SIZE);
        link.setTooltip(new javafx.scene.control.Tooltip(words.get("lesson.journey.open.hint")));
        link.setDisable(lesson == null);
        if (lesson != null) {
            link.setOnAction(_ -> openLesson.accept(lesson.file()));
        }
        HBox.setHgrow(link, Priority.ALWAYS);
        Label mark = new Label(state);
        mark.getStyleClass().add("card-caption");
        mark.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = StepCard.row(link, mark);
        row.setAlignment(Pos.BASELINE_LEFT);
        return row;
    }

    private String shortTitle(String id) {
        Lesson lesson = known.lessons().get(id);
        return lesson == null ? id : new Shelf.Entry(lesson.file(), id, lesson.title(), List.of()).shortTitle();
    }

    private static VBox card(String title, List<HBox> rows) {
        VBox card = new VBox(text(title, "card-title"));
        card.getStyleClass().addAll("lesson-card", "journey-card");
        card.getChildren().addAll(rows);
        return card;
    }

    private FlowPane heading(String key) {
        return new FlowPane(text(words.get(key), "journey-heading"));
    }

    private static Label text(String said, String style) {
        Label label = new Label(said);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        return label;
    }
}
