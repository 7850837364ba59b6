/// What Drover costs, in one table: each figure beside a floor of the same run.
///
/// Machines are noisy and shared, so a time alone says little. Whatever is measured here takes
/// turns with the least that could do its place: an empty process, an empty handler, a plain loop.
/// The ratio of the two is what is judged, and no figure fails the build; only a measurement that
/// cannot be made does, such as a hook that was refused.
///
/// JMH was considered for what lives inside the JVM. It runs one benchmark after the other, each in
/// forks of its own, and so cannot let two servers take turns within one run; on a machine whose
/// load changes by the minute the ratio of two such runs says more about the minute.
///
/// Properties for shorter or longer runs: `bench.only` (ids such as `P1,P7`), `bench.p6.seconds`
/// (60), `bench.p7.slices` (8), `bench.p11.rounds` (7), `bench.p14.seconds` (20),
/// `bench.p15.rounds` (15), `bench.p16.megabytes` (1024), `bench.p16.rounds` (3),
/// `bench.rest.seconds` (30).
package dev.drover.bench;
