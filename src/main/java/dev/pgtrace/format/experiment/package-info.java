/// Files of experiments, `.trcab`: one JSON document `pgtrace.trcab/1` with the request, the server, every run and the
/// traces of the instrumented runs. Runs are columns, not objects: 100,000 of them take 3 MB. What has the same number
/// may get new members, which are passed over by readers that do not know them.
@NullMarked
package dev.pgtrace.format.experiment;

import org.jspecify.annotations.NullMarked;
