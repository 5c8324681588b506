package gradlab.ui.teacher;

import gradlab.lesson.Step;
import gradlab.ui.chart.ChartWall.Contrast;

/**
 * What stands beside the board, and how much room the board has.
 *
 * @param board share 0..1 of the width, or of the height where the board stands above
 * @param above whether the board stands above the pictures
 * @param network whether the network stands there, {@code charts} and {@code descent} likewise
 */
record Plan(double board, boolean above, boolean network, boolean charts, boolean descent) {

    /** Wider screens than this have the board at the side. */
    private static final double WIDE = 1.75;

    static Plan of(Lecture lecture, Contrast contrast, double width, double height) {
        boolean above = width < WIDE * height;
        Act act = lecture.act();
        Slide slide = lecture.slide();
        boolean ran = lecture.hasRun();
        boolean bowl = lecture.run().flatMap(Step::bowl).isPresent();
        if (contrast != Contrast.NONE) {
            return new Plan(above ? 0.24 : 0.2, true, false, true, false);
        }
        return switch (slide) {
            case Slide.Cover _ -> new Plan(above ? 0.42 : 0.4, above, true, true, false);
            case Slide.Reading _, Slide.Quiz _ -> new Plan(1, above, false, false, false);
            case Slide.Trial _ when bowl -> new Plan(act == Act.EXPLANATION ? 0.5 : above ? 0.42 : 0.45, false, false, false, true);
            case Slide.Trial _ when !ran -> new Plan(above ? 0.62 : 0.56, above, true, false, false);
            case Slide.Trial _ -> act == Act.EXPLANATION ? new Plan(lecture.isAnswered() ? 0.58 : 0.52, false, false, true, false)
                    : new Plan(above ? 0.4 : 0.36, false, false, true, false);
            case Slide.Examination _ when !ran -> new Plan(above ? 0.55 : 0.5, above, true, false, false);
            case Slide.Examination _, Slide.Treating _ -> new Plan(0.46, false, false, true, false);
        };
    }
}
