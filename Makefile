# Everything here needs the .NET 10 SDK and bash only. `make demo` and `make test` are where to start.
SHELL := /bin/bash
.DEFAULT_GOAL := build
.PHONY: build demo test golden bench lint pack pack-platforms dist clean

export DOTNET_CLI_TELEMETRY_OPTOUT := 1
export DOTNET_NOLOGO := 1

DEMO := testdata/ok/010-bookinfo/topology.yaml

build: ## the tool, compiled ahead of time for this machine, at dist/coddiwomple
	@build/publish.sh

demo: build ## generate the Bookinfo example and show what came out
	@build/demo.sh $(DEMO) out/demo

test: ## all tests; the last line is "N passed, N failed"
	@build/test.sh

# First the code that templates are compiled to, since it makes what the other tests keep.
golden: ## keep what the tests made as what they expect; look at the difference before committing it
	@CODDIWOMPLE_ACCEPT=1 dotnet test tests/Coddiwomple.Tests --nologo --filter CodeIsMadeOfTheTemplate
	@CODDIWOMPLE_ACCEPT=1 dotnet test tests/Coddiwomple.Tests --nologo || true
	@git status --short testdata docs src/Coddiwomple/Rendering/Compiled

bench: build ## whole runs beside the peers, ratios into docs/performance.md, then every stage by itself; takes many minutes
	@python3 tests/Coddiwomple.Benchmarks/compare.py --write docs/performance.md
	@dotnet run -c Release --project tests/Coddiwomple.Benchmarks

lint: ## warnings as errors, formatting
	@dotnet build Coddiwomple.sln --nologo -v quiet -p:Lint=true -warnaserror
	@dotnet format Coddiwomple.sln --no-restore --verify-no-changes

pack: ## the dotnet tool package for every platform, in dist/packages
	@build/pack.sh

pack-platforms: ## tool packages compiled ahead of time, one a platform, in dist/platform-packages
	@build/pack-platforms.sh

dist: ## self-contained archives for several platforms, in dist/archives
	@build/dist.sh

clean:
	@rm -rf dist out TestResults src/*/bin src/*/obj tests/*/bin tests/*/obj
