"""What a process that evaluates queries of strangers may not do: outlive the service, grow, connect, start programs.

Linux alone has the death with the parent (prctl(2), PR_SET_PDEATHSIG) and the filter of system calls (seccomp(2));
elsewhere they are left out, and ``plangraph doctor`` says so.
"""

from __future__ import annotations

import ctypes
import os
import platform
import resource
import signal
import sys
import time
from contextlib import suppress

_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS = 1, 38
_SET_MODE_FILTER, _ALL_THREADS = 1, 1
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _REFUSE, _END = 0x7FFF0000, 0x00050000, 0x80000000
_EPERM = 1

_MACHINES = {
    "x86_64": (0xC000003E, 317, {"socket": 41, "execve": 59, "ptrace": 101, "execveat": 322, "io_uring_setup": 425}),
    "aarch64": (0xC00000B7, 277, {"socket": 198, "execve": 221, "ptrace": 117, "execveat": 281, "io_uring_setup": 425}),
}
"""By machine: its number for the kernel's audit, the call ``seccomp``, and the calls that are refused."""
_NETWORK = frozenset({"socket", "io_uring_setup"})


class _Instruction(ctypes.Structure):
    _fields_ = (("code", ctypes.c_ushort), ("jt", ctypes.c_ubyte), ("jf", ctypes.c_ubyte), ("k", ctypes.c_uint))


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.POINTER(_Instruction)))


def filters_calls() -> bool:
    """Whether this machine can refuse system calls to its processes."""
    return sys.platform == "linux" and platform.machine() in _MACHINES


def confine(memory: int, *, network: bool = False) -> None:
    """Binds this process for good: ``memory`` is in MiB of address space, 0 for no bound."""
    if memory:
        resource.setrlimit(resource.RLIMIT_AS, (memory << 20, memory << 20))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        libc = ctypes.CDLL(None, use_errno=True)
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if filters_calls():
            _filter_calls(libc, network=network)


def processor_time(process: int) -> float | None:
    """The seconds of the processors that a process has had; None where only the wall clock can be asked.

    The number of its clock is made as the kernel makes it (clock_getcpuclockid(3), CPUCLOCK_SCHED).
    """
    if sys.platform != "linux":
        return None
    with suppress(OSError):
        return time.clock_gettime((~process << 3) | 2)
    return None


def lower_priority(process: int, nice: int) -> bool:
    """Gives a process less of the processors; False where that is not allowed, as for taking it back."""
    with suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, process, nice)
        return True
    return False


def _filter_calls(libc: ctypes.CDLL, *, network: bool) -> None:
    """Raises OSError where the kernel takes no filter."""
    machine, seccomp, refused = _MACHINES[platform.machine()]
    numbers = [number for name, number in refused.items() if not (network and name in _NETWORK)]
    program = [
        _Instruction(_LOAD, 0, 0, 4),  # the machine, since call numbers are its own
        _Instruction(_EQUAL, 1, 0, machine),
        _Instruction(_RETURN, 0, 0, _END),
        _Instruction(_LOAD, 0, 0, 0),  # the number of the call
        *(_Instruction(_EQUAL, len(numbers) - place, 0, number) for place, number in enumerate(numbers)),
        _Instruction(_RETURN, 0, 0, _ALLOW),
        _Instruction(_RETURN, 0, 0, _REFUSE | _EPERM),
    ]
    code = (_Instruction * len(program))(*program)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    filters = _Program(len(program), code)
    if libc.syscall(seccomp, _SET_MODE_FILTER, _ALL_THREADS, ctypes.byref(filters)) != 0:
        error = ctypes.get_errno()
        raise OSError(error, f"the kernel takes no filter of system calls: {os.strerror(error)}")
