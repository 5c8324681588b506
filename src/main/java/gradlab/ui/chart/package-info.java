/** Live charts: pictures described by probes, drawn with JFreeChart in the lab's own style. */
package gradlab.ui.chart;
