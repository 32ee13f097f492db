"""PostgreSQL out of a wheel: a cluster in the data folder that lives as long as some process holds it.

``hold(cluster)`` takes a shared file lock and sees to it that the server answers. A small *keeper* process owns the
server: it starts it, starts it again when it dies, and stops it once nobody holds the lock. Because the kernel
releases locks and sends parent-death signals, a kill -9 of any of them leaves nothing behind.
"""

from anyshore.plumbing.embedded.cluster import Cluster, Refusal, socket_folder
from anyshore.plumbing.embedded.holding import hold

__all__ = ["Cluster", "Refusal", "hold", "socket_folder"]
