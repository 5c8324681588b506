package gradlab.ui.patterns;

import gradlab.compare.Components;
import gradlab.compare.Patterns;
import gradlab.compare.Patterns.Space;
import gradlab.compare.Patterns.Stage;
import gradlab.ui.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** The networks as dots in the plane of their first two principal components, coloured by final loss or by seed. */
final class ComponentsPicture extends Picture {

    @Override
    String id() {
        return "components";
    }

    @Override
    List<Option> options(Patterns patterns) {
        return List.of(Option.of("space", "raw", "aligned", "features"), Option.of("colour", "loss", "seed"));
    }

    private static Components components(Patterns patterns, int[] chosen) {
        return patterns.components().get(Space.values()[chosen[0]]);
    }

    @Override
    void paint(Pen pen, Patterns patterns, int[] chosen, Rectangle2D start, Rectangle2D end, List<Spot> spots) {
        for (Stage stage : Stage.values()) {
            Rectangle2D room = stage == Stage.START ? start : end;
            scatter(pen, patterns, chosen, stage, room, spots);
        }
    }

    private static void scatter(Pen pen, Patterns patterns, int[] chosen, Stage stage, Rectangle2D room, List<Spot> spots) {
        Components components = components(patterns, chosen);
        double[][] places = components.places()[stage.ordinal()];
        double reach = 1.12 * Math.max(1e-12, Arrays.stream(places).mapToDouble(place -> Math.max(Math.abs(place[0]), Math.abs(place[1]))).max().orElse(1));
        Rectangle2D below = new Rectangle2D(room.getMinX(), room.getMinY() + pen.line(), room.getWidth(), room.getHeight() - 2 * pen.line());
        Frame frame = Frame.in(pen, below, -reach, reach, -reach, reach, false);
        frame.draw(pen, Frame.steps(-reach, reach, 5), value -> pen.words().number(value, 2));
        double[] shares = components.shares()[stage.ordinal()];
        pen.caption(pen.words().get("patterns.components.axes", pen.words().percent(shares[0]), shares.length > 1 ? pen.words().percent(shares[1]) : "—"),
                frame.area().getMinX(), room.getMinY() + pen.line() / 2, TextAlignment.LEFT);
        double[] losses = patterns.runs().stream().mapToDouble(run -> run.end().trainingLoss()).toArray();
        double least = Arrays.stream(losses).min().orElse(0);
        double most = Arrays.stream(losses).max().orElse(1);
        for (int run = 0; run < places.length; run++) {
            double share = chosen[1] == 0 ? most > least && least > 0 ? Math.log(losses[run] / least) / Math.log(most / least) : 0.5 : run / Math.max(1.0, places.length - 1);
            double x = frame.x(places[run][0]);
            double y = frame.y(places[run][1]);
            double radius = pen.of(4);
            pen.g().setFill(colour(pen, share));
            pen.g().fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
            pen.stroke(pen.palette().ink(), 0.8);
            pen.g().strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
            spots.add(Spot.around(x, y, pen.of(6), pen.words().get("patterns.components.value", seed(patterns, run, pen.words()),
                    pen.words().number(losses[run], 3), pen.words().number(places[run][0], 3), pen.words().number(places[run][1], 3)), Picture.run(run)));
        }
        legend(pen, chosen[1] == 0 ? pen.words().number(least, 2) : Long.toString(patterns.runs().getFirst().seed()),
                chosen[1] == 0 ? pen.words().number(most, 2) : Long.toString(patterns.runs().getLast().seed()),
                pen.words().get("patterns.colour." + (chosen[1] == 0 ? "loss" : "seed")), frame, room.getMaxY() - pen.line() / 2);
    }

    private static Color colour(Pen pen, double share) {
        return pen.palette().sequential(0.1 + 0.9 * Math.clamp(share, 0, 1));
    }

    private static void legend(Pen pen, String low, String high, String what, Frame frame, double y) {
        double x = frame.area().getMinX();
        pen.caption(what + " " + low, x, y, TextAlignment.LEFT);
        double from = x + pen.width(what + " " + low) + pen.of(6);
        double width = Math.max(0, Math.min(pen.of(90), frame.area().getMaxX() - from - pen.width(high) - pen.of(8)));
        for (double i = 0; i < width; i++) {
            pen.g().setFill(colour(pen, i / width));
            pen.g().fillRect(from + i, y - pen.of(4), 1.5, pen.of(8));
        }
        pen.caption(high, from + width + pen.of(6), y, TextAlignment.LEFT);
    }

    @Override
    String chance(Patterns patterns, int[] chosen, Words words) {
        Components components = components(patterns, chosen);
        double noise = Math.min(1, (double) components.count() / (patterns.runs().size() - 1));
        return words.get("patterns.components.chance", components.count(), words.percent(components.share(Stage.END)), words.percent(noise),
                words.number(components.heldOut()[1], 2), words.number(components.heldOut()[0], 2));
    }

    @Override
    List<List<String>> table(Patterns patterns, int[] chosen) {
        List<List<String>> rows = new ArrayList<>(List.of(List.of("seed", "loss_end", "first_start", "second_start", "first_end", "second_end")));
        double[][][] places = components(patterns, chosen).places();
        for (int run = 0; run < patterns.runs().size(); run++) {
            rows.add(List.of(Long.toString(patterns.runs().get(run).seed()), number(patterns.runs().get(run).end().trainingLoss()),
                    number(places[0][run][0]), number(places[0][run][1]), number(places[1][run][0]), number(places[1][run][1])));
        }
        return rows;
    }
}
