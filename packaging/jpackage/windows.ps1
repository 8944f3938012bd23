# The installer for Windows (.msi), into target\package. UNTRIED: written after jpackage's manual, on a machine that has no
# Windows. Needs a JDK 25 in JAVA_HOME and WiX 3.14, or WiX 4 or later with its extensions Util and UI, on the PATH.
#
#   powershell -ExecutionPolicy Bypass -File packaging\jpackage\windows.ps1
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..\..')

$Here = 'packaging\jpackage'
$Work = 'target\package'
$Pictures = 'src\main\resources\dev\pgtrace\ui\icon'
# As in image.sh, which says why.
$Modules = (Select-String -Path "$Here\image.sh" -Pattern '^readonly MODULES=(.*)$').Matches[0].Groups[1].Value
$Languages = (Select-String -Path "$Here\image.sh" -Pattern '^readonly LANGUAGES=(.*)$').Matches[0].Groups[1].Value

function Run {
  $command, $rest = $args
  & $command @rest
  if ($LASTEXITCODE -ne 0) { throw "$command ended with $LASTEXITCODE" }
}

function Tools { Run "$env:JAVA_HOME\bin\java.exe" -cp "$Work\tools" Tools @args }

if (-not (Test-Path "$env:JAVA_HOME\bin\jpackage.exe")) { throw 'JAVA_HOME must name a JDK 25 with jpackage.' }
New-Item -ItemType Directory -Force $Work | Out-Null
Run "$env:JAVA_HOME\bin\javac.exe" -d "$Work\tools" (Get-ChildItem "$Here\tools\*.java").FullName
$Product = Tools names json | ConvertFrom-Json

Run .\mvnw.cmd -B -q -Pquick '-Dmaven.test.skip=true' package dependency:build-classpath `
  "-Dmdep.outputFile=$PWD\$Work\classpath.txt" '-DincludeScope=runtime'
Run .\mvnw.cmd -B -q -Pquick cyclonedx:makeBom "-DoutputDirectory=$PWD\$Work" '-DoutputName=sbom'

Remove-Item -Recurse -Force -ErrorAction SilentlyContinue "$Work\app", "$Work\runtime", "$Work\image", "$Work\windows"
Tools gather "$Work\classpath.txt" "$Work\app"
Copy-Item target\quick\pgtrace.jar "$Work\app\pgtrace.jar"
Copy-Item -Recurse sample-traces "$Work\app\sample-traces"
Copy-Item CHANGELOG.md, LICENSE, src\main\resources\dev\pgtrace\THIRD-PARTY.txt "$Work\app"
Copy-Item "$Work\sbom.json" "$Work\app\pgtrace-sbom.cdx.json"
Tools licences "$Work\classpath.txt" "$Work\app\licences"

Run "$env:JAVA_HOME\bin\jlink.exe" --add-modules $Modules --include-locales $Languages `
  --strip-java-debug-attributes --no-header-files --no-man-pages --compress zip-6 --output "$Work\runtime"

$Resources = "$Work\windows"
Tools icon $Pictures "$Resources\pgtrace.ico"
$Associations = foreach ($kind in 'trc', 'trcb', 'trcab') {
  Tools fill "$Here\$kind.properties.in" "$Resources\$kind.properties" "icon=$("$PWD\$Resources\pgtrace.ico" -replace '\\', '/')"
  '--file-associations'
  "$Resources\$kind.properties"
}
# The window's program has no console; the command line is a second one, pgtrace.exe.
Set-Content -Encoding Ascii "$Resources\pgtrace.properties" @('main-class=dev.pgtrace.Main', 'win-console=true')

$Zstd = (Get-ChildItem "$Work\app\libzstd-jni-*.dll").Name
$Options = @('-XX:AOTCache=$APPDIR\pgtrace.aot', '-Xlog:aot*=off', '-Xlog:cds*=off',
  '--enable-native-access=ALL-UNNAMED', '--sun-misc-unsafe-memory-access=allow', '-Djdk.reflect.useNativeAccessorOnly=true', '-Dpgtrace.installed=true',
  '-Dpgtrace.home=$APPDIR', '-Djava.library.path=$APPDIR', '-Djna.boot.library.path=$APPDIR', '-Djna.nounpack=true', "-DZstdNativePath=`$APPDIR\$Zstd")
$JavaOptions = foreach ($option in $Options) { '--java-options'; $option }
Run "$env:JAVA_HOME\bin\jpackage.exe" --type app-image --dest "$Work\image" --name $Product.title `
  --runtime-image "$Work\runtime" --input "$Work\app" --main-jar pgtrace.jar --main-class dev.pgtrace.Main `
  --app-version $Product.version --vendor $Product.vendor --description $Product.summary `
  --copyright "$($Product.year) $($Product.vendor)" --icon "$Resources\pgtrace.ico" `
  --add-launcher "$($Product.name)=$Resources\pgtrace.properties" @JavaOptions

# Training, as in image.sh: by the image's own java, with the launcher's class path and options.
$Image = "$PWD\$Work\image\$($Product.title)"
Tools stamp $Image
$Lines = Get-Content "$Image\app\$($Product.title).cfg"
$ClassPath = ($Lines | Where-Object { $_ -like 'app.classpath=*' } | ForEach-Object { $_.Substring(14) }) -join ';'
$Given = $Lines | Where-Object { $_ -like 'java-options=*' -and $_ -notlike '*AOTCache=*' } | ForEach-Object { $_.Substring(13) }
$Settings = Join-Path ([IO.Path]::GetTempPath()) ([Guid]::NewGuid())
New-Item -ItemType Directory $Settings | Out-Null
$Text = (Get-Content -Raw sample-traces\checkout_session.trc) + (Get-Content -Raw sample-traces\nested_functions.trc)
[IO.File]::WriteAllText("$Settings\training.trc", $Text * 40)
Run "$Image\runtime\bin\java.exe" "-XX:AOTCacheOutput=$Image\app\pgtrace.aot" `
  @($Given | ForEach-Object { $_.Replace('$APPDIR', "$Image\app") }) '-Dpgtrace.rehearse=yes' `
  "-Dpgtrace.settings.dir=$Settings" -cp $ClassPath.Replace('$APPDIR', "$Image\app") dev.pgtrace.Training `
  "$Settings\training.trc" sample-traces\checkout_session.trc
Remove-Item -Recurse -Force $Settings
Tools stamp $Image

Run "$env:JAVA_HOME\bin\jpackage.exe" --type msi --dest $Work --name $Product.title --app-image $Image `
  --app-version $Product.version --vendor $Product.vendor --description $Product.summary --license-file LICENSE `
  --win-menu --win-menu-group $Product.title --win-shortcut-prompt --win-dir-chooser `
  --win-upgrade-uuid $Product.windows_upgrade @Associations
Move-Item -Force "$Work\$($Product.title)-$($Product.version).msi" "$Work\$($Product.name)-$($Product.version)-windows.msi"
