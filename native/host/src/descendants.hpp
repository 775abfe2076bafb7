#pragma once

namespace martlet::host {

// Makes this process the one to which orphans below it fall, however far they went away from it.
void adopt_orphans();

// Kills all children of this process, and theirs, until there are none; returns when it has reaped
// them. To be called where no child is anybody else's to wait for.
void kill_descendants();

}  // namespace martlet::host
