package gradlab.ui.arena;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where names stand beside the balls on the map, so that they cover neither a ball nor another name. All lengths in pixels.
 *
 * @param ball radius of the largest ball
 * @param beside from the middle of a ball to its name
 * @param tall height of a name
 */
record Tags(double left, double top, double right, double bottom, double ball, double beside, double tall) {

    private static final double APART = 4;
    /** The middle of a name stands so many of its heights above or below its ball. */
    private static final double ASIDE = 0.62;

    /** The middle of a ball and the width of its name. */
    record Ball(double x, double y, double wide) {
    }

    /** The left end of a name and its middle. */
    record Place(double x, double y) {
    }

    /**
     * The names of the first balls come first; one that has no place is left out.
     *
     * @param balls in the order of the race
     */
    List<Optional<Place>> place(List<Ball> balls) {
        List<Optional<Place>> places = new ArrayList<>();
        for (Ball own : balls) {
            places.add(around(own).filter(place -> isFree(own, place, balls, places)).findFirst());
        }
        return places;
    }

    private Stream<Place> around(Ball own) {
        double after = own.x() + beside;
        double before = own.x() - beside - own.wide();
        double above = Math.clamp(own.y() - ASIDE * tall, top + tall / 2, bottom - tall / 2);
        double below = Math.clamp(own.y() + ASIDE * tall, top + tall / 2, bottom - tall / 2);
        return Stream.of(new Place(after, above), new Place(before, above), new Place(after, below), new Place(before, below))
                .filter(place -> place.x() >= left && place.x() + own.wide() <= right);
    }

    private boolean isFree(Ball own, Place place, List<Ball> balls, List<Optional<Place>> others) {
        boolean coversBall = balls.stream().anyMatch(ball -> ball.x() + this.ball > place.x() && ball.x() - this.ball < place.x() + own.wide()
                && Math.abs(ball.y() - place.y()) < this.ball + tall / 2);
        boolean coversName = false;
        for (int i = 0; i < others.size(); i++) {
            Optional<Place> other = others.get(i);
            double wide = balls.get(i).wide();
            coversName |= other.isPresent() && place.x() < other.get().x() + wide + APART && other.get().x() < place.x() + own.wide() + APART
                    && Math.abs(place.y() - other.get().y()) < tall;
        }
        return !coversBall && !coversName;
    }
}
