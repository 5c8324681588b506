/** What is measured: probes read numbers between two steps and describe their charts as data. */
package gradlab.probe;
